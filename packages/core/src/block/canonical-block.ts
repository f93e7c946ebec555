import type { BlockOptions, BlockSpec, SequenceLayer } from './block-spec.js';
import { blockKind } from './catalogue.js';
import { COMMON_DEFAULTS } from './common-options.js';
import type { BlockKind } from './kind.js';
import type { LayerDefaults } from './sequence-layer.js';
import type { Slot } from './slot.js';

/** A block with every option that has a default. */
export type ResolvedBlock = BlockSpec & Pick<BlockOptions, 'squeezeExcite' | 'bias' | 'activation'>;

/**
 * The block without the options that equal their defaults: two ways of writing one block become one.
 * Candidate keys are made from it, so it and the defaults are frozen for ever.
 */
export function canonicalBlock(block: BlockSpec): BlockSpec {
  const defaults: Partial<BlockOptions> = defaultsOf(blockKind(block.kind));
  const layerDefaults = { ...COMMON_DEFAULTS, ...block };
  const own = Object.entries(block).filter(
    ([name, value]) => name === 'kind' || !sameValue(value, defaults[name as keyof BlockOptions]),
  );
  const canonical: BlockSpec = { kind: block.kind, ...Object.fromEntries(own) };
  if (canonical.layers === undefined) return canonical;
  return { ...canonical, layers: canonical.layers.map((layer) => canonicalLayer(layer, layerDefaults)) };
}

/**
 * The block with all defaults filled in, and what its kind implies beside (`kernel` 1×1 of `pointwise`): what a row shows.
 * @param slot fills in what depends on channels as well: `groups` of `depthwise`, `middleChannels` of `bottleneck`
 */
export function resolveBlock(block: BlockSpec, slot: Slot | null = null): ResolvedBlock {
  const kind = blockKind(block.kind);
  return { ...COMMON_DEFAULTS, ...defaultsOf(kind), ...kind.implied?.(block, slot), ...block };
}

function defaultsOf(kind: BlockKind): Partial<BlockOptions> {
  const given = Object.entries({ ...kind.options, ...COMMON_DEFAULTS }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given);
}

/** Frozen for ever, as the kinds' defaults are. */
const LAYER_FORM_DEFAULTS: Partial<SequenceLayer> = {
  repeat: 1,
  stride: [1, 1],
  dilation: [1, 1],
  padding: 'same',
};

function canonicalLayer(layer: SequenceLayer, { bias, activation }: LayerDefaults): SequenceLayer {
  const defaults: Partial<SequenceLayer> = {
    ...LAYER_FORM_DEFAULTS,
    ...(layer.layer === 'conv2d' && { groups: 1 }),
    ...((layer.layer === 'conv2d' || layer.layer === 'linear') && { bias, activation }),
    ...(layer.layer === 'add' && { activation: 'none' as const }),
  };
  const own = Object.entries(layer).filter(
    ([name, value]) => name === 'layer' || !sameValue(value, defaults[name as keyof SequenceLayer]),
  );
  return { layer: layer.layer, ...Object.fromEntries(own) };
}

/** Equality of option values: words, numbers, and lists of numbers. */
function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
