import type { Random } from './random.js';

/** Stands in for a seed of 0, the one state from which xorshift never moves: 2^32 ÷ golden ratio. */
const SEED_FOR_ZERO = 0x9e3779b9;

/**
 * Marsaglia's xorshift32 (Xorshift RNGs, 2003), shifts 13, 17, 5; period 2^32 − 1. The seed, modulo 2^32, is the state: near
 * seeds begin alike, so seeds that people choose go through `scrambleSeed` first.
 */
export function xorshift32(seed: number): Random {
  // In a typed array: as a variable of the closure every new state would be a number on the heap.
  const state = new Uint32Array([seed >>> 0 || SEED_FOR_ZERO]);
  const uint32 = (): number => {
    let next = state[0]!;
    next ^= next << 13;
    next ^= next >>> 17;
    next ^= next << 5;
    state[0] = next;
    return next >>> 0;
  };
  return {
    uint32,
    unit: () => uint32() / 0x1_0000_0000,
    below(bound) {
      if (!Number.isInteger(bound) || bound < 1 || bound > 0xffff_ffff) {
        throw new RangeError(`a bound is a whole number from 1 to 2^32 − 1, not ${bound}`);
      }
      // The stream's 2^32 − 1 values do not divide evenly by most bounds: the odd ones at the end are drawn again.
      // `>>> 0` says that it is 32 bits wide: division in integers is several times as fast as in float64.
      const divisor = bound >>> 0;
      const fair = (0xffff_ffff - ((0xffff_ffff % divisor) >>> 0)) >>> 0;
      let drawn = (uint32() - 1) >>> 0;
      while (drawn >= fair) drawn = (uint32() - 1) >>> 0;
      return (drawn % divisor) >>> 0;
    },
  };
}
