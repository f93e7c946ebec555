import { emitActivation } from '../emit-activation.js';
import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { emitElementwise } from './emit-pixelwise.js';

export const activation: KernelEntry = kernelFor('activation', {
  name: 'f32-activation-4',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { placed, inputs, output }, addresses) {
    const tensors = {
      inputs: [{ layout: inputs[0]!, origin: addresses.inputs[0]! }],
      output: { layout: output, origin: addresses.output },
    };
    emitElementwise(f, tensors, ([input], offset, result) => {
      f.load(input!, offset).set(result);
      emitActivation(f, placed.layer.activation, result);
    });
  },
});
