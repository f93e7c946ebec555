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
  const best: { readonly cost: number; readonly size: number }[] = [{ cost: 0, size: 0 }];
  for (let length = 1; length <= pixels; length++) {
    let chosen = { cost: Number.POSITIVE_INFINITY, size: 0 };
    for (let size = 1; size <= Math.min(largest, length); size++) {
      const total = best[length - size]!.cost + cost(size);
      if (total < chosen.cost) chosen = { cost: total, size };
    }
    best.push(chosen);
  }
  const counts = new Map<number, number>();
  for (let left = pixels; left > 0; left -= best[left]!.size) {
    const { size } = best[left]!;
    counts.set(size, (counts.get(size) ?? 0) + 1);
  }
  return [...counts].map(([size, count]) => ({ size, count })).sort((a, b) => b.size - a.size);
}
