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
  const times = new Uint32Array(count);
  const medians = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let draw = 0; draw < count; draw++) times[random.below(count)]!++;
    medians[resample] = medianOfDrawn(sorted, times);
  }
  return medians;
}

/** The median of a sample in which the sorted values stand so many `times` each: counting finds it sooner than sorting. */
function medianOfDrawn(sorted: ArrayLike<number>, times: Uint32Array): number {
  const [middle, otherMiddle] = [(sorted.length - 1) >>> 1, sorted.length >>> 1];
  let rank = 0;
  let seen = times[0]!;
  while (seen <= middle) seen += times[++rank]!;
  const low = sorted[rank]!;
  while (seen <= otherMiddle) seen += times[++rank]!;
  return (low + sorted[rank]!) / 2;
}
