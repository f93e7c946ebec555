import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from './did-you-mean.js';

describe('nearestName', () => {
  const columns = ['macs', 'params', 'latency_ns', 'latency_p95_ns', 'mixing_reach'];

  it.each([
    ['mac', 'macs'],
    ['parmas', 'params'],
    ['MIXING_REACH', 'mixing_reach'],
    ['latency_ms', 'latency_ns'],
    ['mixing', 'mixing_reach'],
    ['latency', 'latency_ns'],
  ])('takes %s for %s', (written, meant) => {
    expect(nearestName(written, columns)).toBe(meant);
  });

  it('does not guess where nothing is near', () => {
    expect(nearestName('energy', columns)).toBeUndefined();
    expect(nearestName('', columns)).toBeUndefined();
  });
});

describe('editDistance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  it('counts a swap of neighbours as one', () => {
    expect(editDistance('gruoped', 'grouped')).toBe(1);
  });

  it('is zero for equal words only, the same both ways, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
