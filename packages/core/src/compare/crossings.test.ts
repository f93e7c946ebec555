import { describe, expect, it } from 'vitest';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { comparedCandidates } from './compared-candidates.js';
import { crossings } from './crossings.js';
import { measuredAgain, simulatedCandidates, simulatedRun } from './fixtures/simulated-run.js';

const candidates = simulatedCandidates(20);
const keys = candidates.map(({ key }) => key);
const once = simulatedRun(new Map(candidates.map((one) => [one, [1, 2, 3, 4, 5, 6]])));
const random = xorshift32(scrambleSeed(5));

/** Eight visits a candidate, scattered evenly over ±1 %. */
const measured = (factor: (index: number) => number) =>
  measuredAgain(once, (key) =>
    Array.from({ length: 8 }, () => 1e6 * factor(keys.indexOf(key)) * (0.99 + 0.02 * random.unit())),
  );
const comparedWith = (factor: (index: number) => number) =>
  comparedCandidates(
    measured(() => 1),
    measured(factor),
    { shared: once.rows, clock: null },
  ).compared;
const keysOf = (indices: readonly number[]) => new Set(indices.map((index) => keys[index]!));

describe('crossings', () => {
  const factors: { readonly [index: number]: number } = { 3: 1.15, 4: 1.051, 5: 0.85, 6: 0.949 };
  const changed = comparedWith((index) => factors[index] ?? 1);
  const crossedBy = (change: 'slower' | 'faster' | 'changed', share: number) =>
    new Set(crossings(changed, { change, share }).crossed.map(({ candidate }) => candidate));

  it('takes only what is beyond the limit with its whole interval, and tells what may be', () => {
    const { crossed, possible } = crossings(changed, { change: 'slower', share: 0.05 });
    expect(crossed.map(({ candidate }) => candidate)).toEqual([keys[3]]);
    expect(crossed[0]!.low).toBeGreaterThan(1.05);
    expect(possible).toEqual([keys[4]]);
  });

  it('looks the way it is asked to, or both ways', () => {
    expect(crossedBy('faster', 0.05)).toEqual(keysOf([5]));
    expect(crossedBy('changed', 0.05)).toEqual(keysOf([3, 5]));
    expect(crossedBy('changed', 0.02)).toEqual(keysOf([3, 4, 5, 6]));
    expect(crossedBy('changed', 0.3)).toEqual(new Set());
  });

  it('with a limit of 0 takes what changed beyond noise', () => {
    expect(crossedBy('changed', 0)).toEqual(keysOf([3, 4, 5, 6]));
  });

  it('says that a limit is crossed which none crosses in 5 % of comparisons at the most', () => {
    const comparisons = 200;
    let alarms = 0;
    for (let index = 0; index < comparisons; index++) {
      // Everybody stands at the limit, and luck alone takes them over it.
      const { crossed } = crossings(
        comparedWith(() => 1.05),
        { change: 'slower', share: 0.05 },
      );
      if (crossed.length > 0) alarms++;
    }
    expect(alarms / comparisons).toBeLessThanOrEqual(0.05);
  });
});
