import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleDraws } from './scale-draws.js';

describe('scaleDraws', () => {
  it('keeps nothing of a whole where no draw was kept, whatever rounding leaves over', () => {
    const leftOut = new Map([
      ['macs below 5', 3],
      ['macs above 9', 4],
    ]);
    expect(scaleDraws(100n, 7, leftOut)).toEqual({
      kept: 0n,
      leftOut: new Map([
        ['macs below 5', 42n],
        ['macs above 9', 58n],
      ]),
      rounding: 1n,
    });
  });

  it('keeps all where no draw was left out, and where nothing was drawn', () => {
    expect(scaleDraws(100n, 7, new Map())).toEqual({ kept: 100n, leftOut: new Map(), rounding: 0n });
    expect(scaleDraws(100n, 0, new Map())).toEqual({ kept: 100n, leftOut: new Map(), rounding: 0n });
  });

  it('adds up to the whole, each share within what rounding takes', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), fc.nat(500), counts, (whole, kept, many) => {
        const drawn = many.reduce((sum, count) => sum + count, kept);
        const scaled = scaleDraws(whole, drawn, new Map(many.map((count, index) => [`${index}`, count])));
        const shares = [...scaled.leftOut.values()];
        expect(shares.reduce((sum, share) => sum + share, scaled.kept)).toBe(whole);
        expect(scaled.kept).toBe((whole * BigInt(kept)) / BigInt(drawn));
        for (const [reason, share] of scaled.leftOut) {
          const exact = whole * BigInt(many[Number(reason)]!);
          expect(share * BigInt(drawn) > exact - BigInt(drawn)).toBe(true);
          expect(share * BigInt(drawn) < exact + BigInt(drawn) * BigInt(many.length)).toBe(true);
        }
      }),
    );
  });
});
