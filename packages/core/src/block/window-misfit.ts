import type { Misfit } from './kind.js';
import type { Pair } from './layer.js';

/** A dilation that changes nothing makes a second candidate of the same block: it is left out. */
export function windowMisfit({ kernel, dilation }: { kernel: Pair; dilation: Pair }): Misfit | null {
  const isDilated = dilation.some((d) => d > 1);
  const hasEffect = kernel.some((k, axis) => k > 1 && dilation[axis]! > 1);
  if (!isDilated || hasEffect) return null;
  return { reason: 'same as dilation 1', hint: 'dilate kernels larger than 1 only' };
}
