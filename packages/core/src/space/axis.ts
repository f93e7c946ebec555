import type { BlockOptions, CommonBlockOptions } from '../block/block-spec.js';
import { canonicalBlock } from '../block/canonical-block.js';
import { COMMON_DEFAULTS } from '../block/common-options.js';
import type { BlockKind, SlotAxisName } from '../block/kind.js';
import type { AlgorithmName } from '../engine/engine.js';
import { canonicalJson } from './canonical-json.js';
import type { BlockAxes, Space } from './space.js';

/** What one value of an axis settles. */
export interface Setting {
  readonly input?: readonly [height: number, width: number];
  readonly inputChannels?: number;
  readonly outputChannels?: number;
  readonly stride?: number;
  readonly block?: Partial<BlockOptions>;
  readonly engine?: string;
  readonly algorithm?: AlgorithmName;
  readonly threads?: number;
}

export interface AxisValue {
  /** Equal ids on one axis, equal candidates. */
  readonly id: string;
  readonly setting: Setting;
}

export type AxisName = SlotAxisName | keyof BlockOptions | 'engine' | 'algorithm' | 'threads';

/** A list of alternatives; a space multiplies its axes. `outputChannels: "same"` makes one axis of two names. */
export interface Axis {
  readonly names: readonly AxisName[];
  readonly values: readonly AxisValue[];
}

/** Axes that no count and no fit depends on. */
const ENGINE_AXES: readonly AxisName[] = ['engine', 'algorithm', 'threads'];

export function isEngineAxis(axis: Axis): boolean {
  return axis.names.some((name) => ENGINE_AXES.includes(name));
}

/**
 * The axes of one entry of a space, as written: slot axes, block options, engine axes. Entries of one kind have the same axes
 * in the same order: an option that is left out is an axis of its default alone.
 */
export function entryAxes(space: Space, entry: BlockAxes, kind: BlockKind): Axis[] {
  return [...slotAxes(space, entry), ...optionAxes(entry, kind), ...engineAxes(space)];
}

function slotAxes({ slots }: Space, entry: BlockAxes): Axis[] {
  const strides = entry.stride;
  const wanted =
    strides === undefined ? slots.stride : slots.stride.filter((stride) => strides.includes(stride));
  const channels =
    slots.outputChannels === 'same'
      ? [
          axis(['inputChannels', 'outputChannels'], slots.inputChannels, (value) => ({
            inputChannels: value,
            outputChannels: value,
          })),
        ]
      : [
          axis(['inputChannels'], slots.inputChannels, (inputChannels) => ({ inputChannels })),
          axis(['outputChannels'], slots.outputChannels, (outputChannels) => ({ outputChannels })),
        ];
  return [
    axis(['input'], slots.input, (input) => ({ input })),
    ...channels,
    axis(['stride'], wanted, (stride) => ({ stride })),
  ];
}

function engineAxes(space: Space): Axis[] {
  return [
    axis(['engine'], space.engines, (engine) => ({ engine })),
    axis(['algorithm'], space.algorithms, (algorithm) => ({ algorithm })),
    axis(['threads'], space.threads, (threads) => ({ threads })),
  ];
}

function optionAxes(entry: BlockAxes, kind: BlockKind): Axis[] {
  const defaults: Partial<BlockOptions> & CommonBlockOptions = {
    ...COMMON_DEFAULTS,
    ...definedOptions(kind),
  };
  const { kind: _, stride: __, ...written } = entry;
  const names = new Set([
    ...Object.keys(COMMON_DEFAULTS),
    ...Object.keys(kind.options),
    ...Object.keys(written),
  ]);
  return [...names].map((text) => {
    const name = text as keyof BlockOptions;
    const values = entry[name];
    // Nothing said and no default: the kind works it out, and the block stays silent.
    if (values === undefined && defaults[name] === undefined) {
      return { names: [name], values: [{ id: '', setting: {} }] };
    }
    const layers = (value: unknown) => (name === 'layers' ? canonicalLayers(entry, value) : value);
    return axis([name], values ?? [defaults[name]], (value) => ({ block: { [name]: value } }), layers);
  });
}

function definedOptions(kind: BlockKind): Partial<BlockOptions> {
  return Object.fromEntries(Object.entries(kind.options).filter(([, value]) => value !== undefined));
}

/**
 * Layers leave out what the block's own bias and activation say already: with one of each, two ways of writing them are one.
 * With several, they are compared as written: see `withOneDefaultEach`.
 */
function canonicalLayers(entry: BlockAxes, value: unknown): unknown {
  const { bias, activation } = layerDefaults(entry);
  if (bias.length !== 1 || activation.length !== 1) return value;
  const layers = value as BlockOptions['layers'];
  return canonicalBlock({ kind: entry.kind, bias: bias[0]!, activation: activation[0]!, layers }).layers;
}

/** An entry of layers as one a bias and activation; any other as it is. */
export function withOneDefaultEach(entry: BlockAxes): BlockAxes[] {
  const { bias, activation } = layerDefaults(entry);
  if (entry.layers === undefined || bias.length * activation.length === 1) return [entry];
  return bias.flatMap((one) => activation.map((other) => ({ ...entry, bias: [one], activation: [other] })));
}

function layerDefaults({
  bias = [COMMON_DEFAULTS.bias],
  activation = [COMMON_DEFAULTS.activation],
}: BlockAxes): Required<Pick<BlockAxes, 'bias' | 'activation'>> {
  return { bias, activation };
}

function axis<Value>(
  names: readonly AxisName[],
  values: readonly Value[],
  settle: (value: Value) => Setting,
  identity: (value: Value) => unknown = (value) => value,
): Axis {
  return {
    names,
    values: values.map((value) => ({ id: canonicalJson(identity(value)), setting: settle(value) })),
  };
}
