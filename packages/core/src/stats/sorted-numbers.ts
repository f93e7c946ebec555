/**
 * A sorted copy, smallest first. Statistics of nothing, or of something that is not a number, do not exist.
 * @throws {RangeError} where there is no sample, or one of them is NaN.
 */
export function sortedNumbers(samples: ArrayLike<number>): Float64Array {
  if (samples.length === 0) throw new RangeError('no samples: a statistic needs at least one');
  const sorted = Float64Array.from(samples).sort();
  // Typed arrays sort NaN to the end.
  if (Number.isNaN(sorted[sorted.length - 1])) throw new RangeError('a sample is not a number');
  return sorted;
}
