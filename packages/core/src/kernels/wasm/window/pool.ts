import type { AveragePool, MaxPool } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import {
  DIRECT_ERROR_BOUND,
  type KernelAddresses,
  type KernelContext,
  type KernelEntry,
  kernelFor,
} from '../kernel.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import { type Axis, type Span, spansOf, tapPosition } from './axis.js';

type Pool = AveragePool | MaxPool;

/** Taps written out one after another rather than looped over. */
const INLINE_TAPS = 25;

function axis(placed: PlacedAs<Pool>, i: 0 | 1): Axis {
  const { kernel, stride, pads } = placed.layer;
  const input = placed.inputShapes[0]!;
  return {
    input: i === 0 ? input.height : input.width,
    output: i === 0 ? placed.output.height : placed.output.width,
    kernel: kernel[i],
    stride: stride[i],
    dilation: 1,
    padBefore: i === 0 ? pads.top : pads.left,
  };
}

/** How a pool starts, takes in a tap and finishes; each works on its own registers. */
interface Reduction {
  start(): void;
  takeIn(tap: Vector): void;
  /** Leaves the result of `taps` taps in the vector returned. */
  finish(taps: number): Vector;
}

function mean(f: FunctionBuilder): Reduction {
  const sum = f.vector();
  return {
    start: () => f.constant(0).set(sum),
    takeIn: (tap) => f.get(sum).get(tap).simd('f32x4Add').set(sum),
    finish(taps) {
      f.get(sum)
        .constant(1 / taps)
        .simd('f32x4Mul')
        .set(sum);
      return sum;
    },
  };
}

/**
 * A NaN in any tap must come out, which the one-instruction pseudo-maximum does not see to, and the IEEE maximum takes
 * seven instructions for: NaNs are noted in a mask instead, and laid over the result, as all ones are a NaN.
 */
function largest(f: FunctionBuilder): Reduction {
  const [maximum, unordered] = [f.vector(), f.vector()];
  return {
    start() {
      f.constant(Number.NEGATIVE_INFINITY).set(maximum);
      f.constant(0).set(unordered);
    },
    takeIn(tap) {
      f.get(maximum).get(tap).simd('f32x4PseudoMax').set(maximum);
      f.get(unordered).get(tap).get(tap).simd('f32x4NotEqual').simd('v128Or').set(unordered);
    },
    finish() {
      f.get(maximum).get(unordered).simd('v128Or').set(maximum);
      return maximum;
    },
  };
}

/** Every span of rows times every span of columns has its own code: a constant window, no test for borders. */
function emitPool(
  f: FunctionBuilder,
  { placed, inputs, output }: KernelContext<Pool>,
  addresses: KernelAddresses,
  reduction: Reduction,
): void {
  const [rows, columns] = [axis(placed, 0), axis(placed, 1)];
  const layout = inputs[0]!;
  const [rowInput, rowOutput, pixelInput, pixelOutput] = [f.pointer(), f.pointer(), f.pointer(), f.pointer()];
  const [channelInput, channelOutput, tap] = [f.pointer(), f.pointer(), f.pointer()];
  const loaded = f.vector();

  const takeIn = (pointer: Pointer, offset: number): void => {
    f.load(pointer, offset).set(loaded);
    reduction.takeIn(loaded);
  };
  const emitWindow = (height: number, width: number): void => {
    if (height * width <= INLINE_TAPS) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) takeIn(channelInput, y * layout.rowBytes + x * layout.pixelBytes);
      }
      return;
    }
    f.pointTo(tap, channelInput);
    f.times(height, () => {
      f.times(width, () => {
        takeIn(tap, 0);
        f.advance(tap, layout.pixelBytes);
      });
      f.advance(tap, layout.rowBytes - width * layout.pixelBytes);
    });
  };
  const emitVector = (height: number, width: number, lanes: number): void => {
    reduction.start();
    if (height * width > 0) emitWindow(height, width);
    f.store(channelOutput, 0, reduction.finish(height * width), lanes);
  };
  const emitPixel = (height: number, width: number): void => {
    const { channels } = output.map;
    f.pointTo(channelInput, pixelInput).pointTo(channelOutput, pixelOutput);
    if (channels >= 4) {
      f.times(Math.floor(channels / 4), () => {
        emitVector(height, width, 4);
        f.advance(channelInput, 4 * FLOAT_BYTES).advance(channelOutput, 4 * FLOAT_BYTES);
      });
    }
    if (channels % 4 > 0) emitVector(height, width, channels % 4);
  };
  const firstPosition = (along: Axis, span: Span): number =>
    span.taps.length > 0 ? tapPosition(along, span.first, span.taps[0]!) : 0;

  f.pointTo(rowOutput, addresses.output);
  for (const rowSpan of spansOf(rows)) {
    f.pointTo(rowInput, addresses.inputs[0]!, firstPosition(rows, rowSpan) * layout.rowBytes);
    f.times(rowSpan.count, () => {
      f.pointTo(pixelOutput, rowOutput);
      for (const columnSpan of spansOf(columns)) {
        f.pointTo(pixelInput, rowInput, firstPosition(columns, columnSpan) * layout.pixelBytes);
        f.times(columnSpan.count, () => {
          emitPixel(rowSpan.taps.length, columnSpan.taps.length);
          f.advance(pixelInput, columns.stride * layout.pixelBytes).advance(pixelOutput, output.pixelBytes);
        });
      }
      f.advance(rowInput, rows.stride * layout.rowBytes).advance(rowOutput, output.rowBytes);
    });
  }
}

export const averagePool: KernelEntry = kernelFor('averagePool', {
  name: 'f32-avgpool-1x4',
  errorBound: DIRECT_ERROR_BOUND,
  emit: (f, context, addresses) => emitPool(f, context, addresses, mean(f)),
});

export const maxPool: KernelEntry = kernelFor('maxPool', {
  name: 'f32-maxpool-1x4',
  errorBound: DIRECT_ERROR_BOUND,
  emit: (f, context, addresses) => emitPool(f, context, addresses, largest(f)),
});
