import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes } from './format-bytes.js';
import { formatCount } from './format-count.js';
import { formatNanoseconds } from './format-nanoseconds.js';

describe('numbers for people', () => {
  it('have three significant digits and the unit that fits', () => {
    expect([0.5, 87, 462_000, 1_234_567, 12_000_000_000].map(formatNanoseconds)).toEqual([
      '0.50 ns',
      '87.0 ns',
      '462 µs',
      '1.23 ms',
      '12.0 s',
    ]);
    expect([0, 512, 18_432, 57_802_752, 4_089_184_256].map(formatCount)).toEqual([
      ...['0', '512', '18.4 k', '57.8 M', '4.09 G'],
    ]);
    expect([640, 1024, 3_284_992, 5 * 2 ** 30].map(formatBytes)).toEqual([
      ...['640 B', '1.00 KiB', '3.13 MiB', '5.00 GiB'],
    ]);
  });

  it('take the next unit where rounding reaches it', () => {
    expect(formatNanoseconds(999.7)).toBe('1.00 µs');
    expect(formatNanoseconds(999_499)).toBe('999 µs');
    expect(formatCount(999_999)).toBe('1.00 M');
    expect(formatCount(999.9)).toBe('1.00 k');
  });

  it('stay within half of the third digit of what they say', () => {
    const scale: { readonly [unit: string]: number } = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 };
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (ns) => {
        const [digits, unit] = formatNanoseconds(ns).split(' ');
        expect(Math.abs((Number(digits) * scale[unit!]!) / ns - 1)).toBeLessThanOrEqual(0.00501);
      }),
    );
  });
});
