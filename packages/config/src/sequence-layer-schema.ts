import { ACTIVATION_NAMES, LAYER_OPTIONS, type LayerName, type SequenceLayer } from '@convscape/core';
import { z } from 'zod';
import { channelCount } from './channel-schema.js';
import { addOwnIssue } from './own-issue.js';
import { strictKeys } from './strict-keys.js';
import { text } from './text-schema.js';
import { windowSize } from './window-size-schema.js';

/** More than the deepest networks have. */
const MAX_LAYERS = 10_000;

const side = z.int().min(0).max(1024);

const LAYER_OPTION_VALUES = {
  outputChannels: channelCount.meta({ description: 'Default: the input’s channels.' }),
  kernel: windowSize.meta({ description: 'Kernel size: 3, or [height, width].' }),
  stride: windowSize.meta({ description: 'Stride: 2, or [vertical, horizontal]. Default 1.' }),
  dilation: windowSize.meta({ description: 'Dilation: 2, or [vertical, horizontal]. Default 1.' }),
  groups: channelCount.meta({ description: 'Groups; they divide input and output channels. Default 1.' }),
  padding: z.union([z.enum(['same', 'valid']), side, z.tuple([side, side, side, side])]).meta({
    description:
      '"same" (SAME_UPPER, the default), "valid", rows on all four sides, or [top, left, bottom, right].',
  }),
  bias: z.boolean().meta({ description: 'Whether a bias is added. Default false.' }),
  activation: z.enum(ACTIVATION_NAMES).meta({ description: 'Activation applied to the result.' }),
  outputFeatures: z.int().min(1).max(1_048_576).meta({ description: 'Features that the layer gives.' }),
};

/** Options without which there is no such layer. */
const REQUIRED: { readonly [Name in LayerName]?: keyof SequenceLayer } = {
  conv2d: 'kernel',
  averagePool: 'kernel',
  maxPool: 'kernel',
  linear: 'outputFeatures',
  channelShuffle: 'groups',
  activation: 'activation',
};

export const LAYER_NAMES = Object.keys(LAYER_OPTIONS) as readonly LayerName[];

/** The keys that a layer takes, as the user writes them. */
export function layerShape(name: LayerName) {
  const options = LAYER_OPTIONS[name].map((option): [string, z.ZodType] => {
    const value = LAYER_OPTION_VALUES[option];
    return [option, option === REQUIRED[name] ? value : value.optional()];
  });
  return { layer: z.literal(name), ...Object.fromEntries(options) };
}

const id = text(80);

const inSequence = LAYER_NAMES.map((name) =>
  strictKeys({
    ...layerShape(name),
    id: id.optional().meta({ description: 'A name for "from" of later layers.' }),
    from: z
      .union([z.array(id).min(1).max(64), id.transform((one) => [one])])
      .optional()
      .meta({
        description: 'Ids of the layers it reads, "input" for the block’s input. Default: the layer before.',
      }),
    repeat: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'How often the layer stands in a row. Default 1.' }),
  }),
);

/** Repeats counted. */
export function layerCount(layers: readonly SequenceLayer[]): number {
  return layers.reduce((sum, { repeat = 1 }) => sum + repeat, 0);
}

/** Layers of a `sequence` block, in running order. */
export const sequenceLayers = z
  .array(z.discriminatedUnion('layer', inSequence as [(typeof inSequence)[0], ...typeof inSequence]))
  .min(1)
  .max(1000)
  .superRefine((layers, context) => {
    const count = layerCount(layers as readonly SequenceLayer[]);
    if (count <= MAX_LAYERS) return;
    addOwnIssue(context, {
      code: 'TOO_MANY_VALUES',
      message: `these are ${count.toLocaleString('en')} layers, repeats counted: at most ${MAX_LAYERS.toLocaleString('en')} make a block`,
    });
  })
  .meta({ id: 'sequence' }) as z.ZodType<readonly SequenceLayer[]>;
