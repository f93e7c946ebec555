import type { Layer, Pads, Pair } from '../../block/layer.js';
import type { LayerWeights } from '../../engine/engine.js';
import type { PlacedAs } from '../placed-as.js';

/** The window a sliding layer reads: output pixel (y, x) sees rows `y·s − pad + d·k`, `0 ≤ k < kernel`, and columns alike. */
export interface Window {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly pads: Pads;
}

/** The input pixels that one output pixel depends on. */
export type Reach = 'same-pixel' | 'whole-map' | Window;

/** One layer to compute: all tensors NHWC, `inputs` complete wherever the listed pixels reach. */
export interface ReferenceCall<L extends Layer> {
  readonly placed: PlacedAs<L>;
  readonly inputs: readonly Float32Array[];
  readonly weights: LayerWeights;
  /** Indices `y·width + x` of the output pixels to compute; the others are left as they are. */
  readonly pixels: Int32Array;
  readonly output: Float32Array;
}

/** What a layer computes, written down as plainly as possible: sums in float64, one rounding to float32 at the end. */
export interface ReferenceLayer<L extends Layer> {
  /** `inputIndex` counts the layer's inputs from 0. */
  reach(layer: L, inputIndex: number): Reach;
  compute(call: ReferenceCall<L>): void;
}
