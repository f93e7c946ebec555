import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTauB } from './kendall-tau-b.js';

/** By its definition, pair by pair. */
function byPairs(x: readonly number[], y: readonly number[]): number | null {
  let [difference, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      difference += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
      untiedX += x[i] === x[j] ? 0 : 1;
      untiedY += y[i] === y[j] ? 0 : 1;
    }
  }
  return untiedX === 0 || untiedY === 0 ? null : difference / Math.sqrt(untiedX * untiedY);
}

describe('kendallTauB', () => {
  it('gives the number in the documentation of scipy.stats.kendalltau', () => {
    expect(kendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.47140452079103173, 14);
  });

  it('agrees with its definition pair by pair, ties included', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(pairs, (values) => {
        const [x, y] = [values.map(([a]) => a), values.map(([, b]) => b)];
        const expected = byPairs(x, y);
        const found = kendallTauB(x, y);
        if (expected === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is 1 for the same order, −1 for the opposite one, and null where one side is all alike', () => {
    expect(kendallTauB([1, 2, 3], [10, 20, Number.POSITIVE_INFINITY])).toBeCloseTo(1, 14);
    expect(kendallTauB([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 14);
    expect(kendallTauB([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(kendallTauB([1], [2])).toBeNull();
    expect(kendallTauB([], [])).toBeNull();
  });

  it('refuses lists of different length and values that are no numbers', () => {
    expect(() => kendallTauB([1], [1, 2])).toThrow(RangeError);
    expect(() => kendallTauB([1, Number.NaN], [1, 2])).toThrow(RangeError);
  });
});
