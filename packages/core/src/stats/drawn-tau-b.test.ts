import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnTauB } from './drawn-tau-b.js';
import type { DrawnValue } from './drawn-value.js';
import { kendallTauB } from './kendall-tau-b.js';

/** A value with these draws; its range is theirs. */
const drawn = (value: number, draws: readonly number[]): DrawnValue => ({
  value,
  low: Math.min(value, ...draws),
  high: Math.max(value, ...draws),
  draws: () => Float64Array.from(draws),
});

describe('drawnTauB', () => {
  it('is Kendall’s τ-b of each draw, whatever overlaps and whatever ties', () => {
    const candidate = fc.record({
      x: fc.nat(4),
      other: fc.nat(9),
      at: fc.nat(20),
      offsets: fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 2, maxLength: 14 }), (candidates) => {
        const columns = [candidates.map(({ x }) => x), candidates.map(({ other }) => other)];
        const y = candidates.map(({ at, offsets }) =>
          drawn(
            at,
            offsets.map((offset) => at + offset),
          ),
        );
        for (const [column, found] of drawnTauB(columns, y).entries()) {
          const byDefinition = (ofY: readonly number[]) => kendallTauB(columns[column]!, ofY);
          expect(found?.value ?? null).toBe(byDefinition(y.map(({ value }) => value)));
          for (const [draw, tau] of found?.draws.entries() ?? []) {
            const drawnY = y.map((one) => one.draws()[draw]!);
            expect(tau).toBeCloseTo(byDefinition(drawnY) ?? 0, 12);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('draws nothing of values that lie apart from all others', () => {
    let asked = 0;
    const apart = [1, 10, 100].map((value) => ({
      ...drawn(value, [value]),
      draws: () => {
        asked++;
        return new Float64Array([value]);
      },
    }));
    const [found] = drawnTauB([[1, 2, 3]], apart);
    expect(found?.value).toBeCloseTo(1, 12);
    expect([...found!.draws]).toEqual([found?.value]);
    expect(asked).toBe(0);
  });

  it('does not exist where there is no order', () => {
    expect(drawnTauB([[]], [])).toEqual([null]);
    expect(drawnTauB([[1, 1]], [drawn(1, [1]), drawn(2, [2])])).toEqual([null]);
  });
});
