import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricInterval } from './symmetric-interval.js';

describe('symmetricInterval', () => {
  it('reaches as far on both sides as the quantile that lies farther off', () => {
    const draws = Array.from({ length: 101 }, (_, index) => index);
    const { value, low, high } = symmetricInterval(40, draws, 0.9);
    // The quantiles at 5 and 95 % are 5 and 95.
    expect([value, low, high].map((one) => Math.round(one * 1e9) / 1e9)).toEqual([40, -15, 95]);
  });

  it('holds the value and both quantiles, wherever the draws lie', () => {
    const draws = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), draws, (value, drawn) => {
        const { low, high } = symmetricInterval(value, drawn);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high - value).toBeCloseTo(value - low, 6);
        const inside = drawn.filter((one) => one >= low - 1e-6 && one <= high + 1e-6).length;
        expect(inside / drawn.length).toBeGreaterThanOrEqual(0.95 - 2 / drawn.length);
      }),
    );
  });

  it('is a point where every draw is the value', () => {
    expect(symmetricInterval(3, [3, 3, 3])).toEqual({ value: 3, low: 3, high: 3 });
  });
});
