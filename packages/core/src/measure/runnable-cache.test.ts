import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedMachine } from './fixtures/simulated-machine.js';
import { RunnableCache } from './runnable-cache.js';

function entryOf(bytes: number, onDispose: () => void = () => {}) {
  const { runnable } = simulatedMachine({ callNs: () => 1 });
  return { runnable: { ...runnable, bytes, dispose: onDispose }, engineVersion: '1' };
}

describe('RunnableCache', () => {
  it('disposes the least recently used when the bytes no longer fit', () => {
    const disposed: string[] = [];
    const cache = new RunnableCache(100);
    for (const key of ['a', 'b'])
      cache.give(
        key,
        entryOf(40, () => disposed.push(key)),
      );
    cache.give('a', cache.take('a')!);
    cache.give(
      'c',
      entryOf(40, () => disposed.push('c')),
    );
    expect(disposed).toEqual(['b']);
    expect(cache.take('b')).toBeUndefined();
    expect(cache.take('a')?.runnable.bytes).toBe(40);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = new RunnableCache(100);
    let disposed = 0;
    cache.give(
      'a',
      entryOf(101, () => disposed++),
    );
    expect([disposed, cache.bytes]).toEqual([1, 0]);
  });

  it('never holds more than its bytes and disposes everything once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(60))), (gifts) => {
        let disposed = 0;
        const cache = new RunnableCache(100);
        for (const [key, bytes] of gifts) {
          cache.give(
            key,
            entryOf(bytes, () => disposed++),
          );
          expect(cache.bytes).toBeLessThanOrEqual(100);
        }
        cache.clear();
        expect([disposed, cache.bytes]).toEqual([gifts.length, 0]);
      }),
    );
  });
});
