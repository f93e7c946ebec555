import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import { FLOAT_BYTES, isContiguous, type TensorLayout } from '../tensor-layout.js';
import { forEachVector } from './for-each-vector.js';

export interface PixelwiseTensors {
  readonly inputs: readonly { readonly layout: TensorLayout; readonly origin: Pointer }[];
  readonly output: { readonly layout: TensorLayout; readonly origin: Pointer };
}

/**
 * Output element by output element from the same element of each input: `compute` leaves the vector for `offset` on the
 * stack, given the inputs' moving pointers. Whole rows at a time, or the whole map where no border lies between its rows.
 */
export function emitElementwise(
  f: FunctionBuilder,
  { inputs, output }: PixelwiseTensors,
  compute: (pointers: readonly Pointer[], offset: number, result: Vector) => void,
): void {
  const { height, width, channels } = output.layout.map;
  const joined = [...inputs, output].every(({ layout }) => isContiguous(layout));
  const rows = joined ? 1 : height;
  const rowFloats = width * channels * (joined ? height : 1);
  const pointers = inputs.map(({ origin }) => {
    const pointer = f.pointer();
    f.pointTo(pointer, origin);
    return pointer;
  });
  const written = f.pointer();
  const result = f.vector();
  f.pointTo(written, output.origin);
  f.times(rows, () => {
    forEachVector(f, rowFloats, [...pointers, written], (offset, lanes) => {
      compute(pointers, offset, result);
      f.store(written, offset, result, lanes);
    });
    if (joined) return;
    inputs.forEach(({ layout }, i) => {
      f.advance(pointers[i]!, layout.rowBytes - width * layout.pixelBytes);
    });
    f.advance(written, output.layout.rowBytes - width * output.layout.pixelBytes);
  });
}

/** Runs `body` for every pixel, with pointers that stand at the pixel in each input and in the output. */
export function emitPerPixel(
  f: FunctionBuilder,
  { inputs, output }: PixelwiseTensors,
  body: (inputPixels: readonly Pointer[], outputPixel: Pointer) => void,
): void {
  const { height, width } = output.layout.map;
  const tensors = [...inputs, output];
  const joined = tensors.every(({ layout }) => isContiguous(layout));
  const pixels = tensors.map(({ origin }) => {
    const pixel = f.pointer();
    f.pointTo(pixel, origin);
    return pixel;
  });
  f.times(joined ? 1 : height, () => {
    f.times(joined ? height * width : width, () => {
      body(pixels.slice(0, -1), pixels.at(-1)!);
      tensors.forEach(({ layout }, i) => {
        f.advance(pixels[i]!, layout.pixelBytes);
      });
    });
    if (joined) return;
    tensors.forEach(({ layout }, i) => {
      f.advance(pixels[i]!, layout.rowBytes - width * layout.pixelBytes);
    });
  });
}

/** Copies `count` floats, moving both pointers past them. */
export function emitCopy(f: FunctionBuilder, from: Pointer, to: Pointer, count: number): void {
  const copied = f.vector();
  forEachVector(f, count, [from, to], (offset, lanes) => {
    f.load(from, offset).set(copied).store(to, offset, copied, lanes);
  });
}

/** The bytes of a row of floats, rounded up to whole vectors. */
export function vectorRowBytes(floats: number): number {
  return Math.ceil(floats / 4) * 4 * FLOAT_BYTES;
}
