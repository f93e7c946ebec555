import type { Linear } from '../../block/layer.js';
import { activate } from './activate.js';
import type { ReferenceLayer } from './reference-layer.js';

/** `y[o] = act(bias[o] + Σ_i x[i]·w[o, i])`, i over the input flattened in NHWC order. */
export const linear: ReferenceLayer<Linear> = {
  reach: () => 'whole-map',
  compute({ placed, inputs, weights, output }) {
    const { outputFeatures, activation } = placed.layer;
    const input = inputs[0]!;
    const matrix = weights.weights!;
    for (let o = 0; o < outputFeatures; o++) {
      let sum = weights.bias?.[o] ?? 0;
      const start = o * input.length;
      for (let i = 0; i < input.length; i++) sum += input[i]! * matrix[start + i]!;
      output[o] = activate(activation, sum);
    }
  },
};
