import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal } from './goal.js';
import { hypervolume } from './hypervolume.js';
import { paretoFront } from './pareto-front.js';

const minimize = (dimensions: number) => new Array<Goal>(dimensions).fill('minimize');

/** On a grid of whole numbers 0 … 6: cells whose lower corner some point dominates, counted one by one. */
function byCells(points: readonly (readonly number[])[], reference: readonly number[]): number {
  let cells: number[][] = [[]];
  for (const limit of reference) {
    cells = cells.flatMap((cell) => Array.from({ length: Math.max(limit, 0) }, (_, at) => [...cell, at]));
  }
  return cells.filter((cell) => points.some((point) => point.every((value, axis) => value <= cell[axis]!)))
    .length;
}

const problem = fc.integer({ min: 1, max: 5 }).chain((dimensions) =>
  fc.record({
    points: fc.array(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: dimensions, maxLength: dimensions }),
      {
        maxLength: 12,
      },
    ),
    reference: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: dimensions, maxLength: dimensions }),
  }),
);

describe('hypervolume', () => {
  it('gives the numbers in the tests of moocore', () => {
    // CRAN moocore, tests/testthat/test-doctest-hypervolume.R.
    const points = [
      [5, 5],
      [4, 6],
      [2, 7],
      [7, 4],
    ];
    expect(hypervolume(points, [10, 10], minimize(2))).toBe(38);
    expect(hypervolume(points, [0, 0], ['maximize', 'maximize'])).toBe(39);
  });

  it('gives the numbers in the tests of moarchiving and jMetalPy for three objectives', () => {
    // CMA-ES/moarchiving, moarchiving/tests/test_moarchiving3obj.py: test_hypervolume_easy.
    const ring = [
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
    ];
    expect(hypervolume(ring, [4, 4, 4], minimize(3))).toBe(13);
    // jMetal/jMetalPy, jmetal/util/test/test_quality_indicator.py.
    const pair = [
      [1, 0, 1],
      [0, 1, 0],
    ];
    expect(hypervolume(pair, [2, 2, 2], minimize(3))).toBe(5);
  });

  it('counts what is dominated, cell by cell, from one to five objectives', () => {
    fc.assert(
      fc.property(problem, ({ points, reference }) => {
        expect(hypervolume(points, reference, minimize(reference.length))).toBe(byCells(points, reference));
      }),
      { numRuns: 200 },
    );
  });

  it('is that of the front alone, and never smaller with one point more', () => {
    fc.assert(
      fc.property(problem, ({ points, reference }) => {
        const goals = minimize(reference.length);
        const whole = hypervolume(points, reference, goals);
        const front = paretoFront(points, goals).map((index) => points[index]!);
        expect(hypervolume(front, reference, goals)).toBe(whole);
        expect(hypervolume(points.slice(1), reference, goals)).toBeLessThanOrEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('is 0 without points and for points that are not better than the reference in every objective', () => {
    expect(hypervolume([], [1, 1], minimize(2))).toBe(0);
    expect(
      hypervolume(
        [
          [3, 0],
          [2, 0],
        ],
        [2, 2],
        minimize(2),
      ),
    ).toBe(0);
  });

  it('refuses infinite coordinates', () => {
    expect(() => hypervolume([[0, Number.NEGATIVE_INFINITY]], [1, 1], minimize(2))).toThrow('finite');
  });
});
