import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTauB } from '../../stats/kendall-tau-b.js';
import { standard, stored, timed } from '../fixtures/stored.js';
import type { TimedRow } from '../rows/latency-bounds.js';
import { rowsOf } from '../rows/rows-of.js';
import { mostAgreement } from './most-agreement.js';

const [sample] = rowsOf(stored([standard], [timed(standard, 1e6)])) as [TimedRow];

const row = (macs: number, low: number, high = low): TimedRow => ({
  ...sample,
  macs,
  latency_ns: (low + high) / 2,
  latency_low_ns: low,
  latency_high_ns: high,
});
const tauOf = (rows: readonly TimedRow[], latencies = rows.map((one) => one.latency_ns)) =>
  kendallTauB(
    rows.map(({ macs }) => macs),
    latencies,
  );

describe('the most that MACs and latency can agree', () => {
  it('is their τ-b where no intervals overlap', () => {
    const rows = [row(1, 3), row(2, 1), row(2, 4), row(5, 9), row(7, 8)];
    expect(mostAgreement(rows)).toBeCloseTo(tauOf(rows)!, 12);
  });

  it('is 1 where all of them overlap', () => {
    expect(mostAgreement([row(1, 5, 9), row(2, 4, 8), row(2, 1, 6), row(9, 2, 5)])).toBe(1);
  });

  it('is null where MACs have no order', () => {
    expect(mostAgreement([])).toBeNull();
    expect(mostAgreement([row(1, 2), row(1, 3)])).toBeNull();
  });

  it('is no less than τ-b of any latencies within the intervals, where one is above 0', () => {
    const blocks = fc.array(
      fc.record({
        macs: fc.integer({ min: 1, max: 6 }),
        low: fc.integer({ min: 1, max: 20 }),
        width: fc.integer({ min: 0, max: 10 }),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 2, maxLength: 10 },
    );
    fc.assert(
      fc.property(blocks, (drawn) => {
        const rows = drawn.map(({ macs, low, width }) => row(macs, low, low + width));
        const tau = tauOf(
          rows,
          drawn.map(({ low, width, at }) => low + at * width),
        );
        if (tau === null || tau <= 0) return;
        expect(mostAgreement(rows)!).toBeGreaterThanOrEqual(tau - 1e-12);
      }),
    );
  });
});
