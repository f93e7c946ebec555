import type { Padding } from './block-spec.js';
import type { Pads, Pair } from './layer.js';

/** Height and width of what a window slides over. */
export interface Extent {
  readonly height: number;
  readonly width: number;
}

/** A sliding window: a convolution's or a pool's. */
export interface Window {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
}

/**
 * Turns a padding as users write it into rows and columns of zeros.
 *
 * `same` is TensorFlow's SAME, ONNX's SAME_UPPER: the output is `ceil(in/s)`, the total is
 * `max(0, (ceil(in/s) − 1)·s + d·(k−1) + 1 − in)`, half of it above and to the left, the odd one below and to the right.
 */
export function resolvePads(padding: Padding, input: Extent, window: Window): Pads {
  if (padding === 'valid') return { top: 0, left: 0, bottom: 0, right: 0 };
  if (typeof padding === 'number') return { top: padding, left: padding, bottom: padding, right: padding };
  if (padding !== 'same') {
    const [top, left, bottom, right] = padding;
    return { top, left, bottom, right };
  }
  const rows = samePads(input.height, window.kernel[0], window.stride[0], window.dilation[0]);
  const columns = samePads(input.width, window.kernel[1], window.stride[1], window.dilation[1]);
  return { top: rows.before, left: columns.before, bottom: rows.after, right: columns.after };
}

function samePads(
  size: number,
  kernel: number,
  stride: number,
  dilation: number,
): { before: number; after: number } {
  const reach = dilation * (kernel - 1) + 1;
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}
