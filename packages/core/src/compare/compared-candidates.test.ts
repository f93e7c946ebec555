import { describe, expect, it } from 'vitest';
import { noiseLaws } from '../measure/fixtures/noise-laws.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { comparedCandidates, isChanged } from './compared-candidates.js';
import { measuredAgain, simulatedCandidates, simulatedRun } from './fixtures/simulated-run.js';

const VISITS = 8;
const candidates = simulatedCandidates(24);
const once = simulatedRun(new Map(candidates.map((one) => [one, [1, 2, 3, 4, 5, 6]])));

describe.each(noiseLaws(0.05))('with $name noise of 5 %', ({ factor }) => {
  const random = xorshift32(scrambleSeed(23));
  const noisyRun = (truth: (candidate: string) => number) =>
    measuredAgain(once, (candidate) =>
      Array.from({ length: VISITS }, (_, visit) => 1e6 * truth(candidate) * factor(random, visit)),
    );
  const changesTo = (truth: (candidate: string) => number) => {
    const { compared } = comparedCandidates(
      noisyRun(() => 1),
      noisyRun(truth),
      { shared: once.rows, clock: null },
    );
    return new Set(compared.filter(isChanged).map(({ candidate }) => candidate));
  };

  it('finds any change between two runs without one in 5 % of comparisons at the most', () => {
    const comparisons = 200;
    let alarms = 0;
    for (let index = 0; index < comparisons; index++) if (changesTo(() => 1).size > 0) alarms++;
    expect(alarms / comparisons).toBeLessThanOrEqual(0.05);
  });

  it('finds planted changes of 50 %, and nothing else', () => {
    const planted = new Set([2, 9, 13].map((index) => candidates[index]!.key));
    expect(changesTo((candidate) => (planted.has(candidate) ? 1.5 : 1))).toEqual(planted);
  });
});
