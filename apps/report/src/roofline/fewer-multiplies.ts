import type { Row } from '@convscape/core';

/** `winograd-f4x3`: 4×4 outputs of a 3×3 kernel at a time. */
const WINOGRAD = /winograd-f(\d+)x(\d+)/;

/**
 * How many times fewer multiplications than the direct sum a block's algorithm gets by with at best; 1 for the direct sum. Winograd's
 * F(m×m, k×k) multiplies (m + k − 1)² times for what takes the direct sum m²·k² (Lavin and Gray 2016); its transforms come on top, and
 * only some of a block's layers may run on it.
 */
export function fewerMultiplies({ algorithm }: Pick<Row, 'algorithm'>): number {
  const found = WINOGRAD.exec(algorithm ?? '');
  if (found === null) return 1;
  const [outputs, taps] = [Number(found[1]), Number(found[2])];
  return ((outputs * taps) / (outputs + taps - 1)) ** 2;
}

/** Whether a block computes the sum that its MACs count. */
export function isDirect(row: Pick<Row, 'algorithm'>): boolean {
  return fewerMultiplies(row) === 1;
}
