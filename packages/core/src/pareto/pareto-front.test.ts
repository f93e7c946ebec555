import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrambleSeed, shuffle, xorshift32 } from '../stats/index.js';
import { dominates } from './dominates.js';
import type { Goal } from './goal.js';
import { paretoFront } from './pareto-front.js';

const goal = fc.constantFrom<Goal>('minimize', 'maximize');
const coordinate = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
);

/** Points of 1 to 5 objectives on a coarse grid, so that ties and equal points are common. */
const problem = fc.array(goal, { minLength: 1, maxLength: 5 }).chain((goals) =>
  fc.record({
    goals: fc.constant(goals),
    points: fc.array(fc.array(coordinate, { minLength: goals.length, maxLength: goals.length }), {
      maxLength: 40,
    }),
  }),
);

describe('paretoFront', () => {
  it('keeps exactly the points that no other dominates', () => {
    fc.assert(
      fc.property(problem, ({ goals, points }) => {
        const byPairs = points.flatMap((point, index) =>
          points.some((other) => dominates(other, point, goals)) ? [] : [index],
        );
        expect(paretoFront(points, goals)).toEqual(byPairs);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same front for any order of the points', () => {
    fc.assert(
      fc.property(problem, fc.nat(), ({ goals, points }, seed) => {
        const order = shuffle(
          points.map((_, index) => index),
          xorshift32(seed),
        );
        const front = paretoFront(
          order.map((index) => points[index]!),
          goals,
        );
        expect(front.map((index) => order[index]!).sort((a, b) => a - b)).toEqual(paretoFront(points, goals));
      }),
    );
  });

  it('keeps equal points together', () => {
    expect(
      paretoFront(
        [
          [1, 2],
          [2, 1],
          [1, 2],
          [2, 2],
        ],
        ['minimize', 'minimize'],
      ),
    ).toEqual([0, 1, 2]);
  });

  it('takes the direction of each objective', () => {
    const points = [
      [10, 0.5],
      [10, 1],
      [5, 0.5],
    ];
    expect(paretoFront(points, ['minimize', 'maximize'])).toEqual([1, 2]);
    expect(paretoFront(points, ['maximize', 'minimize'])).toEqual([0]);
  });

  it('agrees with the definition on thousands of random points of two and three objectives', () => {
    const random = xorshift32(scrambleSeed(3));
    for (const dimensions of [2, 3]) {
      const goals = new Array<Goal>(dimensions).fill('minimize');
      const points = Array.from({ length: 1500 }, () => goals.map(() => random.below(1000)));
      const front = new Set(paretoFront(points, goals));
      for (const [index, point] of points.entries()) {
        const dominator = points.find(
          (other) => other.every((v, i) => v <= point[i]!) && other.some((v, i) => v < point[i]!),
        );
        expect(front.has(index)).toBe(dominator === undefined);
      }
    }
  });

  it('is empty for no points', () => {
    expect(paretoFront([], ['minimize'])).toEqual([]);
  });

  it('refuses what has no order: values that are not numbers, and coordinates without a goal', () => {
    expect(() => paretoFront([[1], [Number.NaN]], ['minimize'])).toThrow('coordinate 0 of point 1');
    expect(() => paretoFront([[null as unknown as number]], ['minimize'])).toThrow('not a number');
    expect(() => paretoFront([[1, 2]], ['minimize'])).toThrow('2 coordinates for 1 goals');
    expect(() => paretoFront([[]], [])).toThrow('no goals');
  });
});

describe('dominates', () => {
  it('wants no worse everywhere and better somewhere', () => {
    expect(dominates([1, 2], [1, 3], ['minimize', 'minimize'])).toBe(true);
    expect(dominates([1, 2], [1, 2], ['minimize', 'minimize'])).toBe(false);
    expect(dominates([1, 3], [2, 2], ['minimize', 'minimize'])).toBe(false);
    expect(dominates([1, 3], [2, 2], ['minimize', 'maximize'])).toBe(true);
  });
});
