import { describe, expect, it } from 'vitest';
import { studentT } from './student-t.js';

/**
 * How likely Student's t is exceeded, without any function of student-t.ts: with `t = √ν / tan φ` the density is that of `sin(φ)^(ν − 1)`,
 * φ from 0 to π, summed by Simpson's rule.
 */
function exceeded(t: number, freedom: number): number {
  const upTo = Math.atan2(Math.sqrt(freedom), t);
  return sineIntegral(upTo, freedom) / (2 * sineIntegral(Math.PI / 2, freedom));
}

/** From 0 to `end`; with many degrees of freedom nearly all of it lies just before. */
function sineIntegral(end: number, freedom: number): number {
  const start = Math.max(0, end - 12 / Math.sqrt(freedom));
  const steps = 4000;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const weight = step === 0 || step === steps ? 1 : 2 + 2 * (step % 2);
    sum += weight * Math.sin(start + ((end - start) * step) / steps) ** (freedom - 1);
  }
  return (sum * (end - start)) / (3 * steps);
}

describe('studentT', () => {
  it('agrees with the printed tables', () => {
    expect(studentT(0.025, 1)).toBeCloseTo(12.706, 3);
    expect(studentT(0.025, 7)).toBeCloseTo(2.3646, 4);
    expect(studentT(0.005, 7)).toBeCloseTo(3.4995, 4);
    expect(studentT(0.0005, 10)).toBeCloseTo(4.5869, 4);
    expect(studentT(0.025, 120)).toBeCloseTo(1.9799, 4);
  });

  it('finds tails far out: with one degree of freedom t is cot(π·tail)', () => {
    expect(studentT(1e-6, 1) / (1 / Math.tan(Math.PI * 1e-6))).toBeCloseTo(1, 6);
  });

  it('finds t near zero for a tail of nearly a half', () => {
    expect(studentT(0.45, 10)).toBeCloseTo(0.1289, 3);
    expect(studentT(0.4999, 3)).toBeCloseTo(0.000272, 5);
  });

  const freedoms = [1, 2, 3, 5, 7, 20, 100, 249, 624, 1000, 5000, 1e4, 3e4, 1e5];
  const tails = [1e-12, 1e-9, 1e-6, 2.5e-5, 2e-4, 1e-3, 0.01, 0.025, 0.1, 0.3, 0.49];

  it.each(freedoms)(
    'is exceeded as often as asked with %d degrees of freedom, however far out',
    (freedom) => {
      for (const tail of tails) expect(exceeded(studentT(tail, freedom), freedom) / tail).toBeCloseTo(1, 5);
    },
  );

  it('refuses what is no tail', () => {
    expect(() => studentT(0.5, 3)).toThrow(RangeError);
    expect(() => studentT(0.01, 0)).toThrow(RangeError);
  });
});
