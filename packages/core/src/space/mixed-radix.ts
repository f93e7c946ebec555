import type { Random } from '../stats/random.js';

/** How many combinations axes of these sizes have: exact beyond 2^53. */
export function product(sizes: readonly number[]): bigint {
  return sizes.reduce((total, size) => total * BigInt(size), 1n);
}

export function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** Every combination of digits below their sizes, the last digit fastest. The array is the same each time: read it, don't keep it. */
export function* odometer(sizes: readonly number[]): Generator<Uint32Array> {
  if (sizes.includes(0)) return;
  const digits = new Uint32Array(sizes.length);
  for (;;) {
    yield digits;
    let at = sizes.length - 1;
    while (at >= 0 && digits[at] === sizes[at]! - 1) digits[at--] = 0;
    if (at < 0) return;
    digits[at]!++;
  }
}

/** The digits of the `index`-th combination that `odometer` yields. */
export function digitsAt(sizes: readonly number[], index: number): Uint32Array {
  const digits = new Uint32Array(sizes.length);
  let rest = index;
  for (let at = sizes.length - 1; at >= 0; at--) {
    digits[at] = rest % sizes[at]!;
    rest = Math.floor(rest / sizes[at]!);
  }
  return digits;
}

/** A whole number from 0 to `bound` − 1, every one equally likely, of any size. */
export function randomBelow(bound: bigint, random: Random): bigint {
  const bits = (bound - 1n).toString(2).length;
  for (;;) {
    let drawn = 0n;
    for (let have = 0; have < bits; have += 16) drawn = (drawn << 16n) | BigInt(random.below(0x1_0000));
    drawn = BigInt.asUintN(bits, drawn);
    if (drawn < bound) return drawn;
  }
}
