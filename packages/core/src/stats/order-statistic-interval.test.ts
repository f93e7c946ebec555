import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStatisticInterval } from './order-statistic-interval.js';
import { scrambleSeed } from './scramble-seed.js';
import { xorshift32 } from './xorshift32.js';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('orderStatisticInterval', () => {
  it('needs 6 samples at 95 % and 8 at 99 %', () => {
    expect(orderStatisticInterval(upTo(5), 0.95)).toBeNull();
    expect(orderStatisticInterval(upTo(6), 0.95)).toEqual({ low: 1, high: 6, coverage: 1 - 2 / 64 });
    expect(orderStatisticInterval(upTo(7), 0.99)).toBeNull();
    expect(orderStatisticInterval(upTo(8), 0.99)).toEqual({ low: 1, high: 8, coverage: 1 - 2 / 256 });
    expect(orderStatisticInterval([], 0.95)).toBeNull();
  });

  it('takes the ranks of the published table at 95 %', () => {
    // Conover, Practical Nonparametric Statistics (1999), table of the sign test: n = 10 → 2, 15 → 4, 20 → 6, 25 → 8, 50 → 18.
    const ranks = [10, 15, 20, 25, 50].map((n) => orderStatisticInterval(upTo(n), 0.95)!.low);
    expect(ranks).toEqual([2, 4, 6, 8, 18]);
  });

  it('accepts a confidence that is met exactly', () => {
    expect(orderStatisticInterval(upTo(6), 1 - 2 / 64)).not.toBeNull();
  });

  it('stays right where 2^−n is below the smallest number', () => {
    const interval = orderStatisticInterval(upTo(5000), 0.95)!;
    // Normal approximation: n/2 ± 1.96·√n/2.
    expect(Math.abs(interval.low - (2500.5 - 1.96 * Math.sqrt(1250)))).toBeLessThan(2);
    expect(interval.coverage).toBeGreaterThanOrEqual(0.95);
    expect(interval.coverage).toBeLessThan(0.96);
  });

  it('is symmetric in rank, holds the median and does not depend on the order of the samples', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 8, maxLength: 60 }), (values) => {
        const interval = orderStatisticInterval(values, 0.99)!;
        const sorted = [...values].sort((a, b) => a - b);
        expect(interval.low).toBeLessThanOrEqual(sorted[Math.floor((sorted.length - 1) / 2)]!);
        expect(interval.high).toBeGreaterThanOrEqual(sorted[Math.ceil((sorted.length - 1) / 2)]!);
        expect(orderStatisticInterval([...values].reverse(), 0.99)).toEqual(interval);
      }),
    );
  });

  it('covers the true median as often as it says, for a skewed distribution', () => {
    const random = xorshift32(scrambleSeed(2));
    let covered = 0;
    for (let draw = 0; draw < 4000; draw++) {
      const samples = Array.from({ length: 12 }, () => -Math.log(random.unit()));
      const { low, high } = orderStatisticInterval(samples, 0.95)!;
      if (low <= Math.LN2 && Math.LN2 <= high) covered++;
    }
    // n = 12, k = 3: coverage 0.9614.
    expect(covered / 4000).toBeGreaterThan(0.95);
    expect(covered / 4000).toBeLessThan(0.973);
  });

  it('refuses a confidence that is none', () => {
    for (const confidence of [0, 1, 95, Number.NaN]) {
      expect(() => orderStatisticInterval(upTo(9), confidence)).toThrow(RangeError);
    }
  });
});
