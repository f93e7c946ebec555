import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrambleSeed } from './scramble-seed.js';
import { xorshift32 } from './xorshift32.js';

describe('xorshift32', () => {
  it('gives the stream of shifts 13, 17, 5 from state 1', () => {
    const random = xorshift32(1);
    expect([random.uint32(), random.uint32(), random.uint32(), random.uint32()]).toEqual([
      270369, 67634689, 2647435461, 307599695,
    ]);
  });

  it('moves even when seeded with 0', () => {
    const random = xorshift32(0);
    expect(random.uint32()).not.toBe(random.uint32());
  });

  it('repeats itself for one seed and keeps units strictly between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
        const [first, second] = [xorshift32(seed), xorshift32(seed)];
        for (let draw = 0; draw < 20; draw++) {
          const unit = first.unit();
          expect(unit).toBe(second.unit());
          expect(unit > 0 && unit < 1).toBe(true);
        }
      }),
    );
  });

  it('draws every number below a bound about equally often', () => {
    const random = xorshift32(scrambleSeed(7));
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw++) counts[random.below(6)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('refuses a bound it cannot draw below', () => {
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 32]) {
      expect(() => xorshift32(1).below(bound)).toThrow(RangeError);
    }
  });

  it('scrambles seeds with the published finaliser', () => {
    // MurmurHash3_x86_32 of nothing with seed 1 is the finaliser of 1.
    expect(scrambleSeed(1)).toBe(0x514e28b7);
  });
});
