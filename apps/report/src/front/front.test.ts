import { paretoFront } from '@convscape/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { columnGoal } from './column-goal.js';
import { frontLine } from './front-line.js';
import { frontLines } from './front-lines.js';
import { type FrontPoint, frontPoints } from './front-points.js';
import { staircase } from './staircase.js';

const point = (x: number, y: number, change: Parameters<typeof sampleRow>[0] = {}): FrontPoint => ({
  row: sampleRow({ candidate: `${x}-${y}`, ...change }),
  x,
  y,
  interval: null,
});
const place = ({ x, y }: FrontPoint) => `${x} ${y}`;
const points = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), { maxLength: 30 })
  .map((pairs) => pairs.map(([x, y]) => point(x, y)));

describe('the line of a front', () => {
  it('goes through the places of the Pareto front, whichever way x is better', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('minimize' as const, 'maximize' as const), (all, goal) => {
        const front = paretoFront(
          all.map(({ x, y }) => [x, y]),
          [goal, 'minimize'],
        );
        const expected = new Set(front.map((index) => place(all[index]!)));
        expect(new Set(frontLine(all, goal).map(place))).toEqual(expected);
      }),
    );
  });

  it('leaves out what was seen once', () => {
    const line = frontLine([point(1, 1, { state: 'screened' }), point(2, 2)], 'minimize');
    expect(line.map(place)).toEqual(['2 2']);
  });

  it('has a second of those that mix all channels, unless it is the same', () => {
    const mixing = point(5, 5, { mixing_reach: 1 });
    expect(frontLines([point(1, 1, { mixing_reach: 0.1 }), mixing], 'minimize').mixing).toEqual([mixing]);
    expect(frontLines([mixing], 'minimize').mixing).toEqual([]);
  });

  it('keeps to the run of the front, also where no point is on it', () => {
    const [a, b] = [point(1, 9, { run: 'new' }), point(5, 5, { run: 'new' })];
    const old = [3, 4, 5].map((x) => point(x, 1, { run: 'old', front: null }));
    expect(frontLines([a, ...old, b], 'minimize').all.map(place)).toEqual(['1 9', '5 5']);
    expect(frontLines([a, ...old, b], 'minimize').mixing).toEqual([]);
    const off = point(7, 7, { run: 'new', front: null });
    const all = [a, ...old, off];
    expect(
      frontLines(
        all.slice(1),
        'minimize',
        all.map(({ row }) => row),
      ).all,
    ).toEqual([off]);
  });

  it('is a staircase from edge to edge of the plot', () => {
    const axis = { min: 0, max: 10, ticks: [] };
    const front = [point(2, 8), point(4, 3)];
    expect(staircase(front, 'minimize', axis, axis)).toEqual([
      [2, 10],
      [2, 8],
      [4, 8],
      [4, 3],
      [10, 3],
    ]);
    expect(staircase([point(4, 3)], 'maximize', axis, axis)).toEqual([
      [4, 10],
      [4, 3],
      [0, 3],
    ]);
    expect(staircase([], 'minimize', axis, axis)).toEqual([]);
  });
});

describe('the points of a front', () => {
  const axes = { x: 'macs', y: 'latency_ns', scale: 'log' } as const;

  it('are the candidates that were timed', () => {
    expect(frontPoints([sampleRow(), sampleRow({ latency_ns: null })], axes)).toHaveLength(1);
  });

  it('have no place at zero of a logarithmic axis', () => {
    expect(frontPoints([sampleRow({ macs: 0 })], axes)).toEqual([]);
    expect(frontPoints([sampleRow({ macs: 0 })], { ...axes, scale: 'linear' })).toHaveLength(1);
  });

  it('carry the interval of the median, and none for a 95th percentile', () => {
    const row = sampleRow({ latency_low_ns: 1, latency_high_ns: 2 });
    expect(frontPoints([row], axes)[0]?.interval).toEqual([1, 2]);
    expect(frontPoints([row], { ...axes, y: 'latency_p95_ns' })[0]?.interval).toBeNull();
  });
});

describe('the better direction of a column', () => {
  it('is what the sweep says', () => {
    expect(columnGoal('params', [{ column: 'params', goal: 'maximize' }])).toBe('maximize');
  });

  it('is less cost and more mixing where the sweep says nothing', () => {
    expect(columnGoal('params', [])).toBe('minimize');
    expect(columnGoal('mixing_reach', [])).toBe('maximize');
  });
});
