import { describe, expect, it } from 'vitest';
import { studentT } from './student-t.js';

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

  it('refuses what is no tail', () => {
    expect(() => studentT(0.5, 3)).toThrow(RangeError);
    expect(() => studentT(0.01, 0)).toThrow(RangeError);
  });
});
