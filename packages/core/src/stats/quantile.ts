import { sortedNumbers } from './sorted-numbers.js';

/**
 * Quantile by linear interpolation between order statistics: `x[h] + (h − ⌊h⌋)·(x[h+1] − x[h])`, h = (n − 1)·p counted from 0.
 * Hyndman and Fan (1996), definition 7: the default of R and NumPy.
 * @throws {RangeError} without samples, or with `probability` outside 0 … 1.
 */
export function quantile(samples: readonly number[], probability: number): number {
  return quantileOfSorted(sortedNumbers(samples), probability);
}

/** The same of samples that are sorted already, smallest first. */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability is between 0 and 1, not ${probability}`);
  }
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.ceil(position)]!;
  return low === high ? low : low + (position - below) * (high - low);
}

/** The middle sample, or the mean of the middle two. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}
