import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { emitCopy, emitPerPixel } from './emit-pixelwise.js';

export const concat: KernelEntry = kernelFor('concat', {
  name: 'f32-concat-4',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { inputs, output }, addresses) {
    const tensors = {
      inputs: inputs.map((layout, i) => ({ layout, origin: addresses.inputs[i]! })),
      output: { layout: output, origin: addresses.output },
    };
    const [read, written] = [f.pointer(), f.pointer()];
    emitPerPixel(f, tensors, (inputPixels, outputPixel) => {
      f.pointTo(written, outputPixel);
      inputPixels.forEach((inputPixel, i) => {
        f.pointTo(read, inputPixel);
        emitCopy(f, read, written, inputs[i]!.map.channels);
      });
    });
  },
});
