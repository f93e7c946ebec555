import type { Random } from './random.js';
import { sortedNumbers } from './sorted-numbers.js';

export interface BootstrapOptions {
  readonly random: Random;
  readonly resamples: number;
}

/** Medians of `resamples` samples drawn with replacement, each as large as the original; in the order drawn. Efron (1979). */
export function bootstrapMedian(
  samples: readonly number[],
  { random, resamples }: BootstrapOptions,
): Float64Array {
  const sorted = sortedNumbers(samples);
  const count = sorted.length;
  const ranks = new Uint32Array(count);
  const [middle, otherMiddle] = [(count - 1) >>> 1, count >>> 1];
  const medians = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    for (let draw = 0; draw < count; draw++) ranks[draw] = random.below(count);
    // Ranks sort as the samples would, and faster.
    ranks.sort();
    medians[resample] = (sorted[ranks[middle]!]! + sorted[ranks[otherMiddle]!]!) / 2;
  }
  return medians;
}
