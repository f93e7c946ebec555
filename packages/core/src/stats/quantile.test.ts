import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from './quantile.js';

const samples = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
  minLength: 1,
  maxLength: 50,
});

describe('quantile', () => {
  it('interpolates as R and NumPy do by default', () => {
    // numpy.percentile([[10, 7, 4], [3, 2, 1]], 50) = 3.5, as its documentation shows.
    expect(quantile([10, 7, 4, 3, 2, 1], 0.5)).toBe(3.5);
    // R: quantile(c(1, 2, 3, 4, 10), c(.25, .9), type = 7) = 2, 7.6
    expect(quantile([10, 1, 4, 3, 2], 0.25)).toBe(2);
    expect(quantile([10, 1, 4, 3, 2], 0.9)).toBeCloseTo(7.6, 12);
  });

  it('reaches the smallest and the largest sample, and never goes down as the probability goes up', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (values, probability) => {
        expect(quantile(values, 0) + 0).toBe(Math.min(...values) + 0);
        expect(quantile(values, 1) + 0).toBe(Math.max(...values) + 0);
        expect(quantile(values, probability)).toBeLessThanOrEqual(quantile(values, 1));
        expect(quantile(values, probability / 2)).toBeLessThanOrEqual(quantile(values, probability));
      }),
    );
  });

  it('takes the middle of an odd and of an even number of samples, in any order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('refuses no samples, a sample that is no number and a probability outside 0 to 1', () => {
    expect(() => median([])).toThrow('no samples');
    expect(() => median([1, Number.NaN])).toThrow('not a number');
    expect(() => quantile([1], 1.1)).toThrow('between 0 and 1');
    expect(() => quantile([1], Number.NaN)).toThrow('between 0 and 1');
  });
});
