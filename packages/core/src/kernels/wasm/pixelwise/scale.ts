import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { emitPerPixel } from './emit-pixelwise.js';
import { forEachVector } from './for-each-vector.js';

export const scale: KernelEntry = kernelFor('scale', {
  name: 'f32-scale-4',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { placed, inputs, output }, addresses) {
    const tensors = {
      inputs: [{ layout: inputs[0]!, origin: addresses.inputs[0]! }],
      output: { layout: output, origin: addresses.output },
    };
    const [input, factors, written] = [f.pointer(), f.pointer(), f.pointer()];
    const result = f.vector();
    emitPerPixel(f, tensors, ([inputPixel], outputPixel) => {
      f.pointTo(input, inputPixel!).pointTo(factors, addresses.inputs[1]!).pointTo(written, outputPixel);
      forEachVector(f, placed.output.channels, [input, factors, written], (offset, lanes) => {
        f.load(input, offset).load(factors, offset).simd('f32x4Mul').set(result);
        f.store(written, offset, result, lanes);
      });
    });
  },
});
