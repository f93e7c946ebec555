import type { Layer, LayerName, PlacedLayer } from '../../block/layer.js';
import type { LayerWeights } from '../../engine/engine.js';
import { conv2d } from './conv2d.js';
import { globalAveragePool } from './global-average-pool.js';
import { linear } from './linear.js';
import { activation, add, batchNorm, channelShuffle, concat, scale } from './pixelwise.js';
import { averagePool, maxPool } from './pool.js';
import type { Reach, ReferenceCall, ReferenceLayer } from './reference-layer.js';

const referenceLayers: { readonly [Name in LayerName]: ReferenceLayer<Extract<Layer, { layer: Name }>> } = {
  conv2d,
  channelShuffle,
  add,
  concat,
  averagePool,
  maxPool,
  globalAveragePool,
  batchNorm,
  activation,
  scale,
  linear,
};

/** The table pairs every layer with its own kind of reference, which TypeScript cannot follow through a lookup. */
function referenceLayer(layer: Layer): ReferenceLayer<Layer> {
  return referenceLayers[layer.layer] as ReferenceLayer<Layer>;
}

/** Computes the listed output pixels of one layer. */
export function computeLayer(
  placed: PlacedLayer,
  inputs: readonly Float32Array[],
  weights: LayerWeights,
  pixels: Int32Array,
  output: Float32Array,
): void {
  const call: ReferenceCall<Layer> = { placed, inputs, weights, pixels, output };
  referenceLayer(placed.layer).compute(call);
}

/** The input pixels that an output pixel of this layer depends on; a one-pixel input is always read whole. */
export function layerReach(placed: PlacedLayer, inputIndex: number): Reach {
  const { height, width } = placed.inputShapes[inputIndex]!;
  return height * width === 1 ? 'whole-map' : referenceLayer(placed.layer).reach(placed.layer, inputIndex);
}
