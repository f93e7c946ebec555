import { emitActivation } from '../emit-activation.js';
import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { emitElementwise } from './emit-pixelwise.js';

export const add: KernelEntry = kernelFor('add', {
  name: 'f32-add-4',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { placed, inputs, output }, addresses) {
    const tensors = {
      inputs: inputs.map((layout, i) => ({ layout, origin: addresses.inputs[i]! })),
      output: { layout: output, origin: addresses.output },
    };
    emitElementwise(f, tensors, ([first, ...others], offset, result) => {
      f.load(first!, offset);
      for (const other of others) f.load(other, offset).simd('f32x4Add');
      f.set(result);
      emitActivation(f, placed.layer.activation, result);
    });
  },
});
