import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { FLOAT_BYTES } from '../tensor-layout.js';

/** Columns of four channels summed at a time: a cache line. */
const VECTORS = 4;

/**
 * Sums a row, then the rows: in two steps the rounding errors of 12,544 summands stay near those of 112, where one
 * running sum of a mean near zero would come close to the error bound.
 */
export const globalAveragePool: KernelEntry = kernelFor('globalAveragePool', {
  name: 'f32-gavgpool-16',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { placed, inputs }, addresses) {
    const { height, width, channels } = placed.inputShapes[0]!;
    const layout = inputs[0]!;
    const [channelInput, channelOutput, pixel] = [f.pointer(), f.pointer(), f.pointer()];
    const rowSums = f.vectors(VECTORS);
    const sums = f.vectors(VECTORS);
    const emitVectors = (vectors: number, lanes: number): void => {
      const each = [...Array(vectors).keys()];
      f.pointTo(pixel, channelInput);
      for (const v of each) f.constant(0).set(sums[v]!);
      f.times(height, () => {
        for (const v of each) f.constant(0).set(rowSums[v]!);
        f.times(width, () => {
          for (const v of each)
            f.get(rowSums[v]!)
              .load(pixel, v * 16)
              .simd('f32x4Add')
              .set(rowSums[v]!);
          f.advance(pixel, layout.pixelBytes);
        });
        for (const v of each) f.get(sums[v]!).get(rowSums[v]!).simd('f32x4Add').set(sums[v]!);
        f.advance(pixel, layout.rowBytes - width * layout.pixelBytes);
      });
      for (const v of each) {
        f.get(sums[v]!)
          .constant(1 / (height * width))
          .simd('f32x4Mul')
          .set(sums[v]!);
        f.store(channelOutput, v * 16, sums[v]!, lanes);
      }
      f.advance(channelInput, vectors * 4 * FLOAT_BYTES).advance(channelOutput, vectors * 4 * FLOAT_BYTES);
    };
    f.pointTo(channelInput, addresses.inputs[0]!).pointTo(channelOutput, addresses.output);
    const whole = Math.floor(channels / 4);
    if (whole >= VECTORS) f.times(Math.floor(whole / VECTORS), () => emitVectors(VECTORS, 4));
    if (whole % VECTORS > 0) emitVectors(whole % VECTORS, 4);
    if (channels % 4 > 0) emitVectors(1, channels % 4);
  },
});
