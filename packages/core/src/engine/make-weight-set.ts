import type { LoweredLayers } from '../block/layer.js';
import type { LayerWeights, WeightSet } from './engine.js';
import { parameterShapes } from './parameter-shapes.js';
import { seededTensor } from './seeded-tensor.js';

const BIAS_BOUND = 0.1;

/**
 * The parameters of every layer, seeded by the candidate's key and the tensor's index: the input is tensor 0, layer i's
 * weights are tensor 2i+1 and its bias is tensor 2i+2. Weights are uniform ±√(3/fan-in), biases ±0.1: a convolution's outputs
 * have about the variance of its inputs, and blocks of a few dozen layers stay near 1. Not every chain does: a residual lets the
 * variance grow, up to twofold, and a ReLU about halves it, so that hundreds of either may leave float32's range (see `outOfRange`).
 * Set 0 is what is measured and what correctness is checked with; further sets differ.
 */
export function makeWeightSet(key: string, lowered: LoweredLayers, setIndex = 0): WeightSet {
  const seedPrefix = setIndex === 0 ? key : `${key}/set${setIndex}`;
  return lowered.layers.map((placed, index): LayerWeights => {
    const shapes = parameterShapes(placed);
    const bound = Math.sqrt(3 / shapes.fanIn);
    return {
      ...(shapes.weights > 0 && {
        weights: seededTensor(`${seedPrefix}/${2 * index + 1}`, shapes.weights, bound),
      }),
      ...(shapes.bias > 0 && {
        bias: seededTensor(`${seedPrefix}/${2 * index + 2}`, shapes.bias, BIAS_BOUND),
      }),
    };
  });
}
