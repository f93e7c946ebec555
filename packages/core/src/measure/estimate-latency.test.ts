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

  it('says what it covers where there are too few visits for the confidence asked', () => {
    const visits = [100, 104, 102].map((ns) => timingOf(1, [ns]));
    expect(estimateConfirmation(visits, protocol)).toMatchObject({
      lowNs: 100,
      highNs: 104,
      confidence: 0.75,
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
