import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrontMembership } from '../pareto/membership.js';
import { jaccard } from './jaccard.js';

const rows = (...fronts: readonly (FrontMembership | null)[]) =>
  fronts.map((front, index) => ({ candidate: `c${index}`, front }));

describe('jaccard', () => {
  it('is the share of both fronts together that is on each of them', () => {
    expect(jaccard(rows('certain', 'contested', 'out'), rows('certain', 'out', 'certain'))).toBe(1 / 3);
  });

  it('takes the contested for members, and those on no front for none', () => {
    expect(jaccard(rows('contested', null), rows('certain', null))).toBe(1);
  });

  it('does not exist where both fronts are empty', () => {
    expect(jaccard(rows('out'), [])).toBeNull();
  });

  it('is the same both ways, from 0 to 1, and 1 of a front and itself', () => {
    const front = fc.constantFrom<FrontMembership>('certain', 'contested', 'out');
    fc.assert(
      fc.property(fc.array(front, { minLength: 1 }), fc.array(front, { minLength: 1 }), (a, b) => {
        const index = jaccard(rows(...a), rows(...b));
        expect(jaccard(rows(...b), rows(...a))).toBe(index);
        expect(jaccard(rows(...a), rows(...a)) ?? 1).toBe(1);
        if (index !== null) {
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
