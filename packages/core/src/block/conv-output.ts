import type { Pads } from './layer.js';
import type { Extent, Window } from './pads.js';

/**
 * Height and width that a convolution or a pool gives: `floor((in + pads − d·(k−1) − 1) / s) + 1` on each axis.
 * 0 or less where the dilated kernel is larger than the padded input.
 */
export function convOutput(input: Extent, window: Window, pads: Pads): Extent {
  const { kernel, stride, dilation } = window;
  return {
    height: positions(input.height + pads.top + pads.bottom, kernel[0], stride[0], dilation[0]),
    width: positions(input.width + pads.left + pads.right, kernel[1], stride[1], dilation[1]),
  };
}

function positions(paddedSize: number, kernel: number, stride: number, dilation: number): number {
  return Math.floor((paddedSize - dilation * (kernel - 1) - 1) / stride) + 1;
}
