import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shuffle } from './shuffle.js';
import { xorshift32 } from './xorshift32.js';

it('keeps every value, leaves its argument alone and repeats itself for one seed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (values, seed) => {
      const before = [...values];
      const shuffled = shuffle(values, xorshift32(seed));
      expect(values).toEqual(before);
      expect([...shuffled].sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
      expect(shuffle(values, xorshift32(seed))).toEqual(shuffled);
    }),
  );
});

it('gives all six orders of three values about equally often', () => {
  const random = xorshift32(12345);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 12_000; draw++) {
    const order = shuffle(['a', 'b', 'c'], random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(200);
});
