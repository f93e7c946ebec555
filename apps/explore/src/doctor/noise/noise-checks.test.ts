import { describe, expect, it } from 'vitest';
import { checkNoise } from './noise-checks.js';
import type { Noise } from './read-noise.js';

const quiet: Noise = {
  seconds: 10,
  computeNs: Array<number>(40).fill(1e6),
  memoryNs: Array<number>(40).fill(4e6),
  runQueueShare: 0.001,
  stealShare: 0,
};
const verdicts = (change: Partial<Noise>) =>
  Object.fromEntries(checkNoise({ ...quiet, ...change }).map(({ name, verdict }) => [name, verdict]));
/** Readings of which so many are slower by this factor. */
const slowed = (readings: readonly number[], count: number, factor: number) =>
  readings.map((reading, at) => (at < count ? reading * factor : reading));

describe('what the sentinels say', () => {
  it('is nothing on a quiet machine', () => {
    expect(new Set(Object.values(verdicts({})))).toEqual(new Set(['fit']));
  });

  it('is told with how far they scatter, and how many visits that would cost', () => {
    const [noise] = checkNoise({ ...quiet, memoryNs: slowed(quiet.memoryNs, 10, 1.2) });
    expect(noise).toMatchObject({ name: 'Noise', verdict: 'caution' });
    expect(noise?.found).toContain('computing varied by 0 % and memory by 10 %');
    expect(noise?.found).toContain('25 % would discard a visit');
  });

  it('is caution from a tenth of visits that it would discard, and unfit from a third', () => {
    expect(verdicts({ computeNs: slowed(quiet.computeNs, 3, 1.2) }).Noise).toBe('fit');
    expect(verdicts({ computeNs: slowed(quiet.computeNs, 8, 1.2) }).Noise).toBe('caution');
    expect(verdicts({ computeNs: slowed(quiet.computeNs, 14, 1.2) }).Noise).toBe('unfit');
    // The clock is divided out up to 10 %, memory is not.
    expect(verdicts({ computeNs: slowed(quiet.computeNs, 14, 1.08) }).Noise).toBe('fit');
    expect(verdicts({ memoryNs: slowed(quiet.memoryNs, 14, 1.08) }).Noise).toBe('unfit');
  });

  it('counts time that others had, and says where nobody knows', () => {
    expect(verdicts({ runQueueShare: 0.05 })['Waiting for a core']).toBe('caution');
    expect(verdicts({ runQueueShare: 0.5 })['Waiting for a core']).toBe('unfit');
    expect(verdicts({ stealShare: 0.02 }).Steal).toBe('caution');
    expect(verdicts({ stealShare: 0.2 }).Steal).toBe('unfit');
    const untold = checkNoise({ ...quiet, runQueueShare: null, stealShare: null });
    expect(untold.slice(1).map(({ found }) => found)).toEqual(Array(2).fill('not told by this system'));
  });

  it('always comes with what to do', () => {
    const worst = { ...quiet, memoryNs: slowed(quiet.memoryNs, 19, 2), runQueueShare: 0.9, stealShare: 0.9 };
    for (const { verdict, mend } of checkNoise(worst)) {
      expect(verdict).toBe('unfit');
      expect(mend).toMatch(/\w/);
    }
  });
});
