/** `count` neighbouring tiles of `size` pixels each. */
export interface Run {
  readonly size: number;
  readonly count: number;
}

/**
 * Splits a row of pixels into tiles of 1 to `largest` pixels so that the summed cost is smallest, by dynamic programming:
 * 14 pixels in tiles of at most 6 are 6 + 4 + 4, not 6 + 6 + 2. Runs come largest tile first.
 */
export function splitRuns(pixels: number, largest: number, cost: (size: number) => number): readonly Run[] {
  // A cost may itself be a search, so each is asked for once.
  const costs = Array.from({ length: Math.min(largest, pixels) }, (_, index) => cost(index + 1));
  const bestCosts = new Float64Array(pixels + 1).fill(Number.POSITIVE_INFINITY, 1);
  const bestSizes = new Int32Array(pixels + 1);
  for (let length = 1; length <= pixels; length++) {
    for (let size = 1; size <= Math.min(largest, length); size++) {
      const total = bestCosts[length - size]! + costs[size - 1]!;
      if (total >= bestCosts[length]!) continue;
      bestCosts[length] = total;
      bestSizes[length] = size;
    }
  }
  const counts = new Map<number, number>();
  for (let left = pixels; left > 0; left -= bestSizes[left]!) {
    const size = bestSizes[left]!;
    counts.set(size, (counts.get(size) ?? 0) + 1);
  }
  return [...counts].map(([size, count]) => ({ size, count })).sort((a, b) => b.size - a.size);
}
