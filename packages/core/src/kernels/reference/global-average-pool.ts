import type { GlobalAveragePool } from '../../block/layer.js';
import type { ReferenceLayer } from './reference-layer.js';

/** `y[c] = Σ_pixels x[pixel, c] / (h·w)` */
export const globalAveragePool: ReferenceLayer<GlobalAveragePool> = {
  reach: () => 'whole-map',
  compute({ placed, inputs, output }) {
    const { height, width, channels } = placed.inputShapes[0]!;
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      for (let i = c; i < inputs[0]!.length; i += channels) sum += inputs[0]![i]!;
      output[c] = sum / (height * width);
    }
  },
};
