import { quantileOfSorted } from './quantile.js';
import { sortedNumbers } from './sorted-numbers.js';

/** What a bootstrap says of one number. */
export interface BootstrapEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * `value ± max(value − q, q' − value)`, q and q' the quantiles of the draws at `(1 ∓ confidence) / 2`. Draws of something measured carry its noise
 * twice; where noise pushes one way only (the best of many, an order that noise can only disturb), all of them may lie beside the value and
 * the plain percentile interval misses the truth. This one always holds the value, and covers what it says (simulated in `fronts-of-noise.test.ts`).
 * @throws {RangeError} without draws, or with one that is not a number
 */
export function symmetricInterval(
  value: number,
  draws: ArrayLike<number>,
  confidence = 0.95,
): BootstrapEstimate {
  const sorted = sortedNumbers(draws);
  const tail = (1 - confidence) / 2;
  const [from, to] = [quantileOfSorted(sorted, tail), quantileOfSorted(sorted, 1 - tail)];
  const reach = Math.max(value - from, to - value, 0);
  return { value, low: value - reach, high: value + reach };
}
