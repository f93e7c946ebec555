import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisBetween, linearAxis, logAxis, shareOfAxis } from './axis-ticks.js';

const positive = fc.double({ min: 1e-3, max: 1e12, noNaN: true });

describe('an axis', () => {
  it('holds all its values and all its ticks, whatever the scale', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 20 }), fc.boolean(), (values, binary) => {
        for (const axis of [logAxis, linearAxis]) {
          const { min, max, ticks } = axis(values, binary ? 'binary' : 'decimal');
          for (const value of [...values, ...ticks]) {
            expect(value).toBeGreaterThanOrEqual(min);
            expect(value).toBeLessThanOrEqual(max);
          }
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThanOrEqual(20);
        }
      }),
    );
  });

  it('is marked at 1, 2 and 5 of each decade, at fewer where it is long, at more where it is short', () => {
    expect(logAxis([29.5]).ticks).toEqual([30]);
    expect(logAxis([1.1, 90]).ticks).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(logAxis([1.1, 900]).ticks).toEqual([1, 3, 10, 30, 100, 300, 1000]);
    expect(logAxis([1.1, 90_000]).ticks).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
  });

  it('is marked at powers of two where bytes are counted', () => {
    expect(logAxis([2 ** 20, 2 ** 23], 'binary').ticks).toEqual([2 ** 20, 2 ** 21, 2 ** 22, 2 ** 23]);
    expect(linearAxis([30 * 2 ** 20], 'binary').ticks).toEqual([0, 8, 16, 24].map((mebi) => mebi * 2 ** 20));
  });

  it('has a length even for one value and for none', () => {
    for (const values of [[7], []]) {
      const { min, max } = logAxis(values);
      expect(max / min).toBeGreaterThan(1.5);
    }
  });

  it('from zero is as long for values of zero as for none', () => {
    for (const roundness of ['decimal', 'binary'] as const) {
      const axis = linearAxis([0, 0], roundness);
      expect(axis).toEqual(linearAxis([], roundness));
      expect(axis.max).toBeGreaterThan(1);
      expect(axis.ticks.length).toBeGreaterThan(2);
    }
  });

  it('is marked anew where only a part of it is shown, however short', () => {
    expect(axisBetween(3, 40, 'log').ticks).toEqual([5, 10, 20]);
    expect(axisBetween(41, 43, 'log').ticks).toEqual([41, 41.5, 42, 42.5, 43]);
    const share = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(positive, share, fc.constantFrom('log', 'linear'), (max, part, scale) => {
        const { ticks } = axisBetween(max * part + max * 1e-6, max, scale as 'log' | 'linear');
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(20);
        for (const tick of ticks) expect(tick).toBeLessThanOrEqual(max * (1 + 1e-9));
      }),
    );
  });

  it('knows where on it a value lies', () => {
    expect(shareOfAxis(10, { min: 1, max: 100, ticks: [] }, 'log')).toBeCloseTo(0.5);
    expect(shareOfAxis(25, { min: 0, max: 100, ticks: [] }, 'linear')).toBeCloseTo(0.25);
  });
});
