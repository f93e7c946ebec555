import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noiseLaws } from '../measure/fixtures/noise-laws.js';
import { median } from '../stats/quantile.js';
import type { Random } from '../stats/random.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { confirmedLatency } from './fixtures/simulated-run.js';
import { type KnownLatency, latencyRatio } from './latency-ratio.js';
import { logLatency } from './log-latency.js';

const TRUTH = 1.07;
const PAIRS = 1500;

function known(latencyNs: number, visits: number, draw: (visit: number) => number): KnownLatency {
  const estimate = confirmedLatency(Array.from({ length: visits }, (_, visit) => latencyNs * draw(visit)));
  return { latencyNs: estimate.latencyNs, log: logLatency(estimate, {})! };
}

/** How often the interval holds the true ratio, of candidates whose visits are drawn anew each time. */
function coverage(
  factor: (random: Random, visit: number) => number,
  {
    visits: [inA, inB],
    confidence,
  }: { readonly visits: readonly [number, number]; readonly confidence: number },
): number {
  const random = xorshift32(scrambleSeed(inA * 100 + inB));
  let held = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const a = known(1e6, inA, (visit) => factor(random, visit));
    const b = known(1e6 * TRUTH, inB, (visit) => factor(random, visit));
    const { low, high } = latencyRatio(a, b).interval(confidence);
    if (low <= TRUTH && TRUTH <= high) held++;
  }
  return held / PAIRS;
}

describe.each(noiseLaws(0.02))('the interval of a ratio with $name noise of 2 %', ({ name, factor }) => {
  const cases = [
    { visits: [6, 6], confidence: 0.95, least: 0.93 },
    { visits: [8, 20], confidence: 0.95, least: 0.93 },
    { visits: [20, 20], confidence: 0.95, least: 0.93 },
    { visits: [8, 8], confidence: 0.999, least: 0.9955 },
  ] as const;
  // A drift moves the truth itself: by as much only for as many visits.
  const alike = cases.filter(({ visits: [a, b] }) => name !== 'drifting' || a === b);

  // Less about three standard errors of 1,500 pairs.
  it.each(alike)('holds the true one of $visits visits at $confidence', ({ visits, confidence, least }) => {
    expect(coverage(factor, { visits, confidence })).toBeGreaterThan(least);
  });
});

describe('latencyRatio', () => {
  const visits = fc.array(fc.double({ min: 1e3, max: 1e9, noNaN: true }), { minLength: 6, maxLength: 12 });
  const latency = visits.map((medians): KnownLatency => {
    const estimate = confirmedLatency(medians);
    return { latencyNs: median(medians), log: logLatency(estimate, {})! };
  });
  const confidence = fc.double({ min: 0.5, max: 0.9999, noNaN: true });

  it('is turned round when the runs are', () => {
    fc.assert(
      fc.property(latency, latency, confidence, (a, b, at) => {
        const [there, back] = [latencyRatio(a, b), latencyRatio(b, a)];
        expect(back.ratio).toBeCloseTo(1 / there.ratio, 9);
        expect(Math.log(back.interval(at).low)).toBeCloseTo(-Math.log(there.interval(at).high), 6);
      }),
    );
  });

  it('lies in its interval, which grows with the confidence', () => {
    fc.assert(
      fc.property(latency, latency, confidence, confidence, (a, b, one, other) => {
        const { ratio, interval } = latencyRatio(a, b);
        const [narrow, wide] = [interval(Math.min(one, other)), interval(Math.max(one, other))];
        expect(narrow.low).toBeLessThanOrEqual(ratio);
        expect(narrow.high).toBeGreaterThanOrEqual(ratio);
        expect(wide.low).toBeLessThanOrEqual(narrow.low * (1 + 1e-9));
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high * (1 - 1e-9));
      }),
    );
  });
});
