import { describe, expect, it } from 'vitest';
import type { LatencyEstimate } from '../measure/estimate.js';
import { studentT } from '../stats/student-t.js';
import { confirmedLatency } from './fixtures/simulated-run.js';
import { logLatency } from './log-latency.js';

const screened: LatencyEstimate = {
  latencyNs: 1000,
  lowNs: 980,
  highNs: 1010,
  confidence: 0.95,
  p95Ns: 1100,
  kernelLatencyNs: null,
  visits: 1,
  batches: 15,
};

describe('logLatency', () => {
  it('takes six confirming visits and more as its samples', () => {
    const visits = [1, 2, 3, 4, 5, 6].map((log) => Math.exp(log));
    const { mean, standardError, freedom, slack } = logLatency(confirmedLatency(visits), {})!;
    expect({ mean, freedom, slack }).toEqual({ mean: 3.5, freedom: 5, slack: 0 });
    expect(standardError).toBeCloseTo(Math.sqrt(3.5 / 6), 12);
  });

  it('takes a single visit by the wider half of its interval, with the slack of a race', () => {
    const { mean, standardError, freedom, slack } = logLatency(screened, {})!;
    expect(mean).toBe(Math.log(1000));
    expect(standardError * studentT(0.025, freedom)).toBeCloseTo(Math.log(1000 / 980), 12);
    expect({ freedom, slack }).toEqual({ freedom: 14, slack: Math.log1p(0.05) });
  });

  it('takes the slack from the hidden duplicates where enough blocks were measured twice', () => {
    const noise = { screening: { pairs: 3, relative: 0.08 }, confirmation: null };
    expect(logLatency(screened, { noise })!.slack).toBe(Math.log1p(0.16));
  });

  it('trusts few visits as little as one, however well they agree', () => {
    expect(logLatency(confirmedLatency([1000, 1000, 1000]), {})!.slack).toBeGreaterThan(0);
  });

  it('goes by the interval where the visits of a confirmed latency are not stored', () => {
    const { visitMediansNs: _, ...older } = confirmedLatency([10, 11, 12, 13, 14, 15, 16, 17]);
    expect(logLatency(older, {})).toMatchObject({ freedom: 7, slack: 0 });
  });

  it('takes nothing from an interval that says nothing, and has no logarithm of 0', () => {
    const single = { ...screened, lowNs: 1000, highNs: 1000, confidence: 0, batches: 1 };
    expect(logLatency(single, {})).toMatchObject({ standardError: 0, slack: Math.log1p(0.05) });
    expect(logLatency({ ...screened, lowNs: 0 }, {})).toBeNull();
  });
});
