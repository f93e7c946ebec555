import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit.js';

describe('RateLimit', () => {
  it('lets a burst through, then so many a second', () => {
    const limit = new RateLimit({ burst: 3, perSecond: 2 });
    expect([0, 0, 0, 0].map((ms) => limit.take('a', ms))).toEqual([true, true, true, false]);
    expect([500, 500, 1500, 1500, 1500].map((ms) => limit.take('a', ms))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(limit.take('b', 1500)).toBe(true);
  });

  it('never lets more through than burst and rate allow, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 200 }), (gapsMs) => {
        const limit = new RateLimit({ burst: 5, perSecond: 4 });
        let nowMs = 0;
        let taken = 0;
        for (const gapMs of gapsMs) {
          nowMs += gapMs;
          if (limit.take('a', nowMs)) taken++;
        }
        expect(taken).toBeLessThanOrEqual(5 + (nowMs / 1000) * 4 + 1e-6);
      }),
    );
  });
});
