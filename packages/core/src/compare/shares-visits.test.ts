import { describe, expect, it } from 'vitest';
import { run } from '../report-document/fixtures/stored.js';
import { confirmedLatency } from './fixtures/simulated-run.js';
import { sharesVisits } from './shares-visits.js';

const sentinels = { computeNs: 300_000, memoryNs: 1e6, memoryBytes: 2 ** 20 };
const lender = run({ run: 'run-a', sentinels });
const borrower = run({ run: 'run-b', seed: 2, sentinels });
const six = [1000, 1001, 1002, 1003, 1004, 1005];
const estimate = confirmedLatency(six);
const told = (one: typeof lender, medians: readonly number[]) => ({
  run: one,
  estimate: confirmedLatency(medians),
});
const a = { run: lender, estimate };

describe('two latencies share visits', () => {
  it('where one run has the very measurement of the other, in its columns alone too', () => {
    const { visitMediansNs: _, ...columns } = estimate;
    expect(sharesVisits(a, told(run({ run: 'run-b' }), six))).toBe(true);
    expect(sharesVisits({ run: run(), estimate: columns }, { run: borrower, estimate: columns })).toBe(true);
  });

  it('where a run went on from visits that it took over, or took some of them again', () => {
    expect(sharesVisits(a, told(borrower, [...six, 1006, 1007]))).toBe(true);
    expect(sharesVisits(a, told(borrower, [1100, 1101, 1002, 1103, 1104, 1105]))).toBe(true);
  });

  it('not where every visit is another one', () => {
    expect(sharesVisits(a, told(borrower, [1010, 1011, 1012, 1013, 1014, 1015]))).toBe(false);
  });

  it('not where the runs measured their baselines or peaks apart: a coarse clock gives equal medians to both', () => {
    const apart = run({ run: 'run-b', sentinels: { ...sentinels, computeNs: 300_001 } });
    expect(sharesVisits(a, told(apart, [...six, 1006, 1007]))).toBe(false);
    const withPeaks = (one: typeof lender, median: number) => {
      const rate = { median, low: 1, high: 3 };
      return { ...one, peaks: { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: 1 } };
    };
    const measured = { run: withPeaks(lender, 2), estimate };
    const wentOn = (median: number) => told(withPeaks(borrower, median), [...six, 1006, 1007]);
    expect([1, 2].map((median) => sharesVisits(measured, wentOn(median)))).toEqual([false, true]);
    // A run that took over from an older one measures the peaks that this has not.
    expect(sharesVisits(a, wentOn(2))).toBe(true);
    expect(sharesVisits({ run: run(), estimate }, told(run(), [...six, 1006, 1007]))).toBe(false);
  });

  it('not on two devices', () => {
    expect(sharesVisits(a, told({ ...borrower, device: 'device-b' }, six))).toBe(false);
  });
});
