import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { multiplyAdd } from '../multiply-add.js';
import { emitPerPixel, vectorRowBytes } from './emit-pixelwise.js';
import { forEachVector } from './for-each-vector.js';

/** Packed parameters: the factors, then the offsets, each a row of whole vectors. */
export const batchNorm: KernelEntry = kernelFor('batchNorm', {
  name: 'f32-batchnorm-4',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { placed, inputs, output, fusedMultiplyAdd }, addresses) {
    const { channels } = placed.output;
    const tensors = {
      inputs: [{ layout: inputs[0]!, origin: addresses.inputs[0]! }],
      output: { layout: output, origin: addresses.output },
    };
    const [input, parameters, written] = [f.pointer(), f.pointer(), f.pointer()];
    const result = f.vector();
    emitPerPixel(f, tensors, ([inputPixel], outputPixel) => {
      f.pointTo(input, inputPixel!).pointTo(parameters, addresses.weights).pointTo(written, outputPixel);
      forEachVector(f, channels, [input, parameters, written], (offset, lanes) => {
        f.load(parameters, offset + vectorRowBytes(channels)).set(result);
        multiplyAdd(
          f,
          result,
          () => f.load(input, offset),
          () => f.load(parameters, offset),
          fusedMultiplyAdd,
        );
        f.store(written, offset, result, lanes);
      });
    });
  },
  pack(placed, { weights, bias }) {
    const rowFloats = vectorRowBytes(placed.output.channels) / 4;
    const packed = new Float32Array(2 * rowFloats);
    packed.set(weights!);
    packed.set(bias!, rowFloats);
    return packed;
  },
});
