import type { ActivationName, Layer, Pair } from './layer.js';

/** Options that every kind takes. */
export interface CommonBlockOptions {
  /** Squeeze-excite reduction ratio r, at the block's k×k output; 0 (default): none. */
  readonly squeezeExcite: number;
  /** Default false. */
  readonly bias: boolean;
  /** Default `none`. Each kind says where its activations sit. */
  readonly activation: ActivationName;
}

export const MIX_NAMES = ['none', 'shuffle', 'pointwise'] as const;
export type MixName = (typeof MIX_NAMES)[number];

export const SHORTCUT_NAMES = ['identity', 'projection', 'none'] as const;
export type ShortcutName = (typeof SHORTCUT_NAMES)[number];

/**
 * Every option that a block kind may take, as in `sweep.json`. A kind names the ones it takes and their defaults;
 * the others are absent from its specs.
 */
export interface BlockOptions extends CommonBlockOptions {
  readonly kernel: Pair;
  readonly dilation: Pair;
  readonly groups: number;
  readonly mix: MixName;
  /** Bottleneck: middle width m = c2·ratio to the nearest multiple of g. */
  readonly ratio: number;
  /** Inverted residual: t, middle width t·c1. */
  readonly expansion: number;
  /** Middle width given outright, instead of by ratio or default. */
  readonly middleChannels: number;
  readonly shortcut: ShortcutName;
  /** `sequence`: the user's own layers, in running order. */
  readonly layers: readonly SequenceLayer[];
}

/** A layer of a `sequence` block, as a user writes it once parsed: paddings may still be words. */
export interface SequenceLayer {
  readonly layer: Layer['layer'];
  readonly id?: string;
  /** Ids of the layers it reads, `input` for the block's input; default: the layer before. */
  readonly from?: readonly string[];
  /** How often the layer is repeated in a row; default 1. */
  readonly repeat?: number;
  readonly outputChannels?: number;
  readonly kernel?: Pair;
  readonly stride?: Pair;
  readonly dilation?: Pair;
  readonly groups?: number;
  readonly padding?: Padding;
  readonly bias?: boolean;
  readonly activation?: ActivationName;
  readonly outputFeatures?: number;
}

/** `same` is SAME_UPPER; a number pads all four sides; a list is `[top, left, bottom, right]`. */
export type Padding =
  | 'same'
  | 'valid'
  | number
  | readonly [top: number, left: number, bottom: number, right: number];

/** One concrete block: its kind and its options, all of them single values; absent means the kind's default. */
export type BlockSpec = { readonly kind: string } & Partial<BlockOptions>;
