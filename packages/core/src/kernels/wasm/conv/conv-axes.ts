import type { Conv2d } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { Axis } from '../window/axis.js';

/** The rows and columns of a convolution's window. */
export function convAxes({ layer, inputShapes, output }: PlacedAs<Conv2d>): {
  readonly rows: Axis;
  readonly columns: Axis;
} {
  const { kernel, stride, dilation, pads } = layer;
  const input = inputShapes[0]!;
  const axis = (i: 0 | 1, inputLength: number, outputLength: number, padBefore: number): Axis => ({
    input: inputLength,
    output: outputLength,
    kernel: kernel[i],
    stride: stride[i],
    dilation: dilation[i],
    padBefore,
  });
  return {
    rows: axis(0, input.height, output.height, pads.top),
    columns: axis(1, input.width, output.width, pads.left),
  };
}

/** The same axis over an input whose pads are there, as zeros. */
export function padded(axis: Axis, padAfter: number): Axis {
  return { ...axis, input: axis.padBefore + axis.input + padAfter, padBefore: 0 };
}
