import { describe, expect, it } from 'vitest';
import { estimateConfirmation, estimateScreening } from './estimate-latency.js';
import { simulatedTiming } from './fixtures/simulated-visit.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';

const timingOf = (
  callsPerBatch: number,
  batchesNs: readonly number[],
  kernelBatchesNs?: readonly number[],
) => ({
  ...simulatedTiming({ callNs: 1, visitNoise: 0, batchNoise: 0 }, 0, 1),
  callsPerBatch,
  batchesNs,
  ...(kernelBatchesNs && { kernelBatchesNs }),
});

/** Share of `repeats` whose interval holds the true latency. */
function coverage(
  repeats: number,
  intervalOf: (seed: number) => { lowNs: number; highNs: number },
  truthNs: number,
) {
  let held = 0;
  for (let seed = 1; seed <= repeats; seed++) {
    const { lowNs, highNs } = intervalOf(seed);
    if (lowNs <= truthNs && truthNs <= highNs) held++;
  }
  return held / repeats;
}

describe('estimateScreening', () => {
  it('takes the median batch, a call, with its exact interval and the 95th percentile', () => {
    const batches = Array.from({ length: 21 }, (_, i) => 1000 + 10 * i);
    expect(estimateScreening(timingOf(10, batches), protocol)).toEqual({
      latencyNs: 110,
      // n = 21 at 95 %: from the 6th smallest to the 6th largest.
      lowNs: 105,
      highNs: 115,
      confidence: 0.95,
      p95Ns: 119,
      kernelLatencyNs: null,
      visits: 1,
      batches: 21,
    });
  });

  it('holds the latency that batches scatter around as often as it says', () => {
    const truth = { callNs: 40_000, visitNoise: 0, batchNoise: 0.05 };
    const share = coverage(
      2000,
      (seed) => estimateScreening(simulatedTiming(truth, 15, seed), protocol),
      40_000,
    );
    // Exact for n = 15: 0.9648.
    expect(share).toBeGreaterThan(0.95);
    expect(share).toBeLessThan(0.98);
  });
});

describe('estimateConfirmation', () => {
  it('takes the median over visits of their medians, whatever their batch sizes', () => {
    const visits = Array.from({ length: 9 }, (_, i) =>
      timingOf(
        i + 1,
        [90, 100 + i, 900].map((ns) => ns * (i + 1)),
      ),
    );
    const estimate = estimateConfirmation(visits, protocol);
    expect(estimate).toMatchObject({ latencyNs: 104, lowNs: 100, highNs: 108, confidence: 0.99 });
    expect(estimate).toMatchObject({ visits: 9, batches: 27 });
  });

  it('knows the kernel time only where every visit does', () => {
    const known = timingOf(10, [1000, 1000], [500, 700]);
    expect(estimateConfirmation([known, known], protocol).kernelLatencyNs).toBe(60);
    expect(estimateConfirmation([known, timingOf(10, [1000])], protocol).kernelLatencyNs).toBeNull();
  });

  describe('of fewer visits than the confidence asked takes', () => {
    const of = (...visitsNs: number[]) =>
      estimateConfirmation(
        visitsNs.map((ns) => timingOf(1, [ns])),
        protocol,
      );

    it('is as wide as a visit’s luck, and says what the range alone covers', () => {
      expect(of(100, 104, 102)).toMatchObject({ lowNs: 95, highNs: 109.2, confidence: 0.75 });
      expect(of(100, 101)).toMatchObject({ lowNs: 95, confidence: 0.5 });
    });

    it('is Student’s interval once that is the narrower', () => {
      const { lowNs, highNs, confidence } = of(100, 100.4, 99.6, 100.2, 99.8);
      expect(confidence).toBe(0.9375);
      // 99 %, four degrees of freedom: 100 ± 4.604 · 0.316 / √5.
      expect(lowNs).toBeCloseTo(99.35, 2);
      expect(highNs).toBeCloseTo(100.65, 2);
    });

    it('never leaves a visit out', () => {
      const { lowNs, highNs } = of(100, 100, 100, 100, 100, 100, 110);
      expect(lowNs).toBeLessThan(100);
      expect(highNs).toBeGreaterThanOrEqual(110);
    });

    it('is no number of another kind where the clock said 0', () => {
      expect(of(0, 0, 1)).toMatchObject({ lowNs: 0, highNs: 1.05 });
    });
  });

  it('holds the true latency as often as it says, although the batches of one visit share its luck', () => {
    const truth = { callNs: 40_000, visitNoise: 0.02, batchNoise: 0.02 };
    const intervalOf = (seed: number) =>
      estimateConfirmation(
        Array.from({ length: 8 }, (_, visit) => simulatedTiming(truth, 10, seed * 100 + visit)),
        protocol,
      );
    // Exact for n = 8: 0.9922.
    expect(coverage(2000, intervalOf, 40_000)).toBeGreaterThan(0.985);
  });
});
