import type { Conv2d } from '../../../block/layer.js';

/** Whether each output pixel sees the input pixel in its own place, and no other. */
export function isPointwise({ kernel, stride, pads }: Conv2d): boolean {
  const isOne = (length: number) => length === 1;
  return kernel.every(isOne) && stride.every(isOne) && Object.values(pads).every((pad) => pad === 0);
}
