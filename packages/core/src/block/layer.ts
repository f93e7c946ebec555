import type { FeatureMap } from './feature-map.js';

/** Height and width, in this order, of a kernel, a stride or a dilation. */
export type Pair = readonly [height: number, width: number];

/** Rows and columns of zeros around the input. */
export interface Pads {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const ACTIVATION_NAMES = ['none', 'relu', 'relu6', 'sigmoid', 'hard-swish'] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

/**
 * A 2-D convolution, groups and dilation included. Weights are OIHW with I = input channels ÷ groups.
 * Output size: `floor((h + pads − d·(k−1) − 1) / s) + 1`.
 */
export interface Conv2d {
  readonly layer: 'conv2d';
  readonly outputChannels: number;
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly groups: number;
  /** Resolved: `same` (TensorFlow/ONNX SAME_UPPER) and `valid` are turned into numbers by `resolvePads`. */
  readonly pads: Pads;
  readonly bias: boolean;
  /** Applied to the sum in the same pass: it costs no traffic of its own. */
  readonly activation: ActivationName;
}

/** ShuffleNet's channel shuffle: channels seen as (groups, c/groups), transposed. `output[i·groups + j] = input[j·(c/groups) + i]`. */
export interface ChannelShuffle {
  readonly layer: 'channelShuffle';
  readonly groups: number;
}

/** Element-wise sum of two or more inputs of one shape; the activation comes after the sum. */
export interface Add {
  readonly layer: 'add';
  readonly activation: ActivationName;
}

/** Joins inputs of one height and width along the channels, in the order of the inputs. */
export interface Concat {
  readonly layer: 'concat';
}

/** Pads count as absent: an average divides by the taps inside the input. */
export interface AveragePool {
  readonly layer: 'averagePool';
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly pads: Pads;
}

export interface MaxPool {
  readonly layer: 'maxPool';
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly pads: Pads;
}

/** Mean over height and width: output `1 × 1 × c`. */
export interface GlobalAveragePool {
  readonly layer: 'globalAveragePool';
}

/** Inference form: one factor and one offset a channel, `y = x·scale + shift`. */
export interface BatchNorm {
  readonly layer: 'batchNorm';
}

/** A layer of its own: reads and writes its tensor. */
export interface Activation {
  readonly layer: 'activation';
  readonly activation: ActivationName;
}

/** Squeeze-excite's product: the first input (`h × w × c`) times the second (`1 × 1 × c`), channel by channel. */
export interface Scale {
  readonly layer: 'scale';
}

/** Fully connected over the flattened input (NHWC order). Weights are `outputFeatures × inputFeatures`. */
export interface Linear {
  readonly layer: 'linear';
  readonly outputFeatures: number;
  readonly bias: boolean;
  readonly activation: ActivationName;
}

export type Layer =
  | Conv2d
  | ChannelShuffle
  | Add
  | Concat
  | AveragePool
  | MaxPool
  | GlobalAveragePool
  | BatchNorm
  | Activation
  | Scale
  | Linear;

export type LayerName = Layer['layer'];

/** The index that stands for the block's own input among `PlacedLayer.inputs`. */
export const BLOCK_INPUT = -1;

/** A layer in its place in a block's graph, with every shape known. */
export interface PlacedLayer {
  readonly layer: Layer;
  /** What it does in its block, for people: `expand`, `depthwise`, `project`, `squeeze` … unique in its block. */
  readonly role: string;
  /** Indices of the layers it reads, all smaller than its own; `BLOCK_INPUT` is the block's input. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly FeatureMap[];
  readonly output: FeatureMap;
}

/** A block as engines and the cost model see it: layers in running order; the last one's output is the block's. */
export interface LoweredLayers {
  readonly input: FeatureMap;
  readonly output: FeatureMap;
  readonly layers: readonly PlacedLayer[];
}
