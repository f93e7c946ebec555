import { type Run, splitRuns } from './split-runs.js';

/** `count` bands of `height` output rows each, cut into runs of tiles as wide as `size` says. */
export interface Band {
  readonly height: number;
  readonly count: number;
  readonly runs: readonly Run[];
}

/** Bands higher than this gain nothing: tiles are small. */
const LARGEST_HEIGHT = 3;

/**
 * Covers a map with tiles of at most `largest` pixels at the smallest summed cost: 7 columns in tiles of at most 6 pixels
 * are 4 + 3 for one row, but 2 × 3, 2 × 2 and 2 × 2 for two, which wastes nothing.
 */
export function tileGrid(
  rows: number,
  columns: number,
  largest: number,
  cost: (pixels: number) => number,
): readonly Band[] {
  const runsOf = (height: number): readonly Run[] =>
    splitRuns(columns, Math.floor(largest / height), (width) => cost(height * width));
  const bandCost = (height: number): number =>
    runsOf(height).reduce((sum, { size, count }) => sum + count * cost(height * size), 0);
  const heights = splitRuns(rows, Math.min(LARGEST_HEIGHT, largest), bandCost);
  return heights.map(({ size, count }) => ({ height: size, count, runs: runsOf(size) }));
}
