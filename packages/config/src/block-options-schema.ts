import { ACTIVATION_NAMES, type BlockOptions, MIX_NAMES, SHORTCUT_NAMES } from '@convscape/core';
import { z } from 'zod';
import { axis, numberAxis } from './axis.js';
import { channelCount } from './channel-schema.js';
import { sequenceLayers } from './sequence-layer-schema.js';
import { squareWindow, windowSize } from './window-size-schema.js';

const ratio = z.number().positive().max(16);
const expansion = z.number().positive().max(64);
/** The channels are divided by it; 0 is none, and between 0 and 1 it would widen. */
const squeezeExcite = z.union([z.literal(0), z.number().min(1).max(1024)]);
const mix = z.enum(MIX_NAMES);
const shortcut = z.enum(SHORTCUT_NAMES);
const activation = z.enum(ACTIVATION_NAMES);

/** One value of each option that a block may take: what `explore cost` reads. */
export const OPTION_VALUES: { readonly [Name in keyof BlockOptions]: z.ZodType<BlockOptions[Name]> } = {
  kernel: windowSize,
  dilation: windowSize,
  groups: channelCount,
  mix,
  ratio,
  expansion,
  middleChannels: channelCount,
  shortcut,
  layers: sequenceLayers,
  squeezeExcite,
  bias: z.boolean(),
  activation,
};

/** The same options as axes of a sweep; the JSON Schema defines each once, by its id. */
export const OPTION_AXES: {
  readonly [Name in keyof BlockOptions]: z.ZodType<readonly BlockOptions[Name][]>;
} = {
  // A bare pair would read as two square sizes: pairs stand in a list.
  kernel: numberAxis(windowSize, squareWindow).meta({ id: 'kernel' }),
  dilation: numberAxis(windowSize, squareWindow).meta({ id: 'dilation' }),
  groups: numberAxis(channelCount).meta({ id: 'groups' }),
  mix: axis(mix).meta({ id: 'mix' }),
  ratio: numberAxis(ratio).meta({ id: 'ratio' }),
  expansion: numberAxis(expansion).meta({ id: 'expansion' }),
  middleChannels: numberAxis(channelCount).meta({ id: 'middleChannels' }),
  shortcut: axis(shortcut).meta({ id: 'shortcut' }),
  layers: axis(sequenceLayers).meta({ id: 'layers' }),
  squeezeExcite: numberAxis(squeezeExcite).meta({ id: 'squeezeExcite' }),
  bias: axis(z.boolean()).meta({ id: 'bias' }),
  activation: axis(activation).meta({ id: 'activation' }),
};

/** What each option is, for an editor's hover. */
export const OPTION_DESCRIPTIONS: { readonly [Name in keyof BlockOptions]: string } = {
  kernel: 'Kernel size: 3 is 3×3, [3, 5] are two sizes, [[1, 7]] is one of height 1 and width 7.',
  dilation: 'Distance between the taps of the kernel: 1 is none; lists and pairs as for kernel.',
  groups: 'Number of groups g. Combinations where g does not divide the channels are left out and counted.',
  mix: 'What follows the grouped convolution: nothing, a channel shuffle, or a 1×1 convolution.',
  ratio: 'Middle width as a share of the output channels, to the nearest multiple of the groups.',
  expansion: 'Expansion t: the middle width is t times the input channels.',
  middleChannels: 'Middle width in channels, given outright.',
  shortcut: 'identity: the input is added where shapes allow it. projection: through a 1×1 convolution.',
  layers: 'Layers of your own in running order; or a list of such lists.',
  squeezeExcite: 'Squeeze-excite reduction ratio r, inner width ⌈c/r⌉; 0 is none.',
  bias: 'Whether the convolutions add a bias.',
  activation: 'Activation inside the block; each kind says where it sits.',
};
