import { type Pads, type Pair, resolvePads } from '@convscape/core';

/** How a layer's pads can be said: not at all, by one number a direction, as SAME, or only one by one. */
export type PadForm = 'none' | 'symmetric' | 'each-side';

export function padForm({ top, left, bottom, right }: Pads): PadForm {
  if (top + left + bottom + right === 0) return 'none';
  return top === bottom && left === right ? 'symmetric' : 'each-side';
}

/** Whether the pads are those that TensorFlow's SAME gives. */
export function isSame(
  pads: Pads,
  input: { readonly height: number; readonly width: number },
  window: { readonly kernel: Pair; readonly stride: Pair; readonly dilation: Pair },
): boolean {
  const same = resolvePads('same', input, window);
  return (
    same.top === pads.top &&
    same.left === pads.left &&
    same.bottom === pads.bottom &&
    same.right === pads.right
  );
}
