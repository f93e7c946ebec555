import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeCount, rangeFault, rangeValues } from './range.js';

describe('a range', () => {
  it('includes both ends where the steps reach them', () => {
    expect(rangeValues({ from: 32, to: 128, step: 32 })).toEqual([32, 64, 96, 128]);
    expect(rangeValues({ from: 32, to: 512, factor: 2 })).toEqual([32, 64, 128, 256, 512]);
    expect(rangeValues({ from: 1, to: 6, step: 2 })).toEqual([1, 3, 5]);
    expect(rangeValues({ from: 7, to: 7, step: 1 })).toEqual([7]);
  });

  it('gives decimal values for decimal steps', () => {
    expect(rangeValues({ from: 0.1, to: 0.5, step: 0.1 })).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it('counts without listing', () => {
    expect(rangeCount({ from: 1, to: 1e9, step: 1 })).toBe(1e9);
    expect(rangeCount({ from: 1, to: 1e300, factor: 10 })).toBe(301);
  });

  it('says why it cannot be walked', () => {
    expect(rangeFault({ from: 1, to: 2 })?.message).toContain('either');
    expect(rangeFault({ from: 1, to: 2, step: 1, factor: 2 })?.message).toContain('either');
    expect(rangeFault({ from: 2, to: 1, step: 1 })?.message).toContain('before it begins');
    expect(rangeFault({ from: 1, to: 2, step: 0 })?.message).toContain('above 0');
    expect(rangeFault({ from: 1, to: 2, factor: 1 })?.message).toContain('above 1');
    expect(rangeFault({ from: 0, to: 2, factor: 2 })?.message).toContain('begin above 0');
  });

  it('stays within its ends, ascends, and reaches every whole step', () => {
    const whole = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(whole, whole, whole, (from, length, step) => {
        const values = rangeValues({ from, to: from + length, step });
        expect(values).toHaveLength(Math.floor(length / step) + 1);
        values.forEach((value, index) => {
          expect(value).toBe(from + index * step);
          expect(value).toBeLessThanOrEqual(from + length);
        });
      }),
    );
  });
});
