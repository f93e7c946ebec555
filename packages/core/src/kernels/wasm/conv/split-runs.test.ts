import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRuns } from './split-runs.js';
import { tileCycles } from './tile-cycles.js';
import { tileGrid } from './tile-grid.js';

/** Of a tile two vectors wide. */
const cost = (pixels: number): number => tileCycles(pixels, 2);

describe('splitRuns', () => {
  it('avoids small tiles at the end of a row', () => {
    expect(splitRuns(14, 6, cost)).toEqual([
      { size: 6, count: 1 },
      { size: 4, count: 2 },
    ]);
  });

  it('covers every pixel once with tiles no larger than allowed, and costs no more than full tiles and a rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 12 }), (pixels, largest) => {
        const runs = splitRuns(pixels, largest, cost);
        const total = runs.reduce((sum, { size, count }) => sum + size * count, 0);
        const spent = runs.reduce((sum, { size, count }) => sum + count * cost(size), 0);
        const rest = pixels % largest;
        const greedy = Math.floor(pixels / largest) * cost(largest) + (rest > 0 ? cost(rest) : 0);
        return total === pixels && runs.every(({ size }) => size <= largest) && spent <= greedy + 1e-9;
      }),
    );
  });
});

describe('tileGrid', () => {
  it('takes several rows at once where one row does not divide well', () => {
    const bands = tileGrid(7, 7, 6, cost);
    const tiles = bands.flatMap(({ height, count, runs }) =>
      runs.map((run) => ({ pixels: height * run.size, count: count * run.count })),
    );
    const spent = tiles.reduce((sum, { pixels, count }) => sum + count * cost(pixels), 0);
    const rowByRow = 7 * splitRuns(7, 6, cost).reduce((sum, { size, count }) => sum + count * cost(size), 0);
    expect(bands.some(({ height }) => height > 1)).toBe(true);
    expect(spent).toBeLessThan(0.92 * rowByRow);
  });

  it('covers every pixel of a map once, with tiles no larger than allowed', () => {
    const length = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(length, length, fc.integer({ min: 1, max: 12 }), (rows, columns, largest) => {
        const bands = tileGrid(rows, columns, largest, cost);
        const covered = bands.every(
          ({ runs }) => runs.reduce((sum, run) => sum + run.size * run.count, 0) === columns,
        );
        const small = bands.every(({ height, runs }) => runs.every(({ size }) => height * size <= largest));
        return covered && small && bands.reduce((sum, { height, count }) => sum + height * count, 0) === rows;
      }),
    );
  });
});
