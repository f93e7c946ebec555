/** Up to so many are sorted one by one into their place: a typed array costs more than that. */
const FEW = 64;

/**
 * A sorted copy, smallest first. Statistics of nothing, or of something that is not a number, do not exist.
 * @throws {RangeError} where there is no sample, or one of them is NaN.
 */
export function sortedNumbers(samples: ArrayLike<number>): ArrayLike<number> {
  if (samples.length === 0) throw new RangeError('no samples: a statistic needs at least one');
  const sorted = samples.length <= FEW ? insertionSorted(samples) : Float64Array.from(samples).sort();
  // Typed arrays sort NaN to the end.
  if (Number.isNaN(sorted[sorted.length - 1])) throw new RangeError('a sample is not a number');
  return sorted;
}

function insertionSorted(samples: ArrayLike<number>): number[] {
  const sorted: number[] = [];
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index]!;
    if (Number.isNaN(sample)) return [Number.NaN];
    let place = index;
    while (place > 0 && sorted[place - 1]! > sample) {
      sorted[place] = sorted[place - 1]!;
      place--;
    }
    sorted[place] = sample;
  }
  return sorted;
}
