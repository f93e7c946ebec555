import { describe, expect, it } from 'vitest';
import { estimateConfirmation } from '../../measure/estimate-latency.js';
import { noiseLaws } from '../../measure/fixtures/noise-laws.js';
import { DEFAULT_PROTOCOL } from '../../measure/protocol.js';
import { frontProbabilities } from '../../pareto/front-probabilities.js';
import { measuredMembership } from '../../pareto/membership.js';
import { scrambleSeed } from '../../stats/scramble-seed.js';
import { xorshift32 } from '../../stats/xorshift32.js';
import type { TimedRow } from './latency-bounds.js';
import { latencyEvidence } from './latency-evidence.js';

const BATCH = { callsPerBatch: 1, warmupCalls: 3, warmupNs: 50e6, timerStepNs: 30, flags: [] };

/** What a front is told of a candidate with these visit medians. */
function evidenceOf(visitsNs: readonly number[]) {
  const visits = visitsNs.map((ns) => ({ ...BATCH, batchesNs: [ns] }));
  const { latencyNs, lowNs, highNs, visitMediansNs } = estimateConfirmation(visits, DEFAULT_PROTOCOL);
  const row = {
    latency_ns: latencyNs,
    latency_low_ns: lowNs,
    latency_high_ns: highNs,
    visits: visits.length,
  };
  return latencyEvidence(row as TimedRow, 'latency_ns', visitMediansNs);
}

describe('the evidence of a latency', () => {
  it('is its visits from the eighth on, and its interval before', () => {
    expect(evidenceOf(Array(8).fill(100))).toEqual({ visitMediansNs: Array(8).fill(100) });
    expect(evidenceOf([100, 104, 102])).toEqual({ latencyNs: 102, lowNs: 95, highNs: 109.2 });
  });

  describe.each([0.01, 0.03])('of few visits with noise of %f', (size) => {
    it.each(noiseLaws(size))(
      'puts one of two equal blocks before the other for certain in 5 percent of pairs at most when it is $name',
      ({ factor }) => {
        const random = xorshift32(scrambleSeed(29));
        const visitsNs = (count: number) =>
          Array.from({ length: count }, (_, visit) => 1e6 * factor(random, visit));
        const pairs = 300;
        for (const count of [2, 3, 4, 5, 6, 7]) {
          let certain = 0;
          for (let pair = 0; pair < pairs; pair++) {
            const candidates = [1, 2].map(() => ({ fixed: [1], latency: evidenceOf(visitsNs(count)) }));
            const options = { fixedGoals: ['minimize'], random, resamples: 200 } as const;
            const memberships = frontProbabilities(candidates, options).map((probability) =>
              measuredMembership(probability, count),
            );
            if (memberships.includes('certain')) certain++;
          }
          expect(certain / pairs, `${count} visits`).toBeLessThanOrEqual(0.05);
        }
      },
    );
  });
});
