import '../kernels/fixtures/relaxed-simd.js';
import { expect, it } from 'vitest';
import { measurePeaks, peakMacsPerSecond } from './measure-peaks.js';

const clock = { nowNs: () => performance.now() * 1e6 };

it('measures arithmetic, memory and each data cache, with the spread of its turns', () => {
  const peaks = measurePeaks(clock, {
    cacheBytes: { L1d: 32_768, L1i: 32_768, L2: 2 ** 20, L3: 4 * 2 ** 20 },
    memoryBytes: 8 * 2 ** 20,
  });
  expect(peaks.bufferBytes).toBe(8 * 2 ** 20);
  expect(peaks.caches?.map(({ cache, cacheBytes }) => [cache, cacheBytes])).toEqual([
    ['L1d', 32_768],
    ['L2', 2 ** 20],
    ['L3', 4 * 2 ** 20],
  ]);
  const rates = [peaks.macsPerSecond, peaks.bytesPerSecond, ...peaks.caches!.map((it) => it.bytesPerSecond)];
  for (const { low, median, high } of rates) {
    expect(low).toBeGreaterThan(0);
    expect(median).toBeGreaterThanOrEqual(low);
    expect(high).toBeGreaterThanOrEqual(median);
  }
  // No machine computes or reads a million times less, or more, than others: a wrong unit would.
  expect(peaks.macsPerSecond.high).toBeGreaterThan(1e8);
  expect(peaks.macsPerSecond.high).toBeLessThan(1e12);
  expect(peaks.bytesPerSecond.high).toBeGreaterThan(1e8);
  expect(peaks.bytesPerSecond.high).toBeLessThan(1e13);
});

it('counts the work of a turn, by any clock', () => {
  // A clock on which every reading is 10 ms after the last: all turns take 10 ms, whatever is done in them.
  let now = 0;
  const ticking = { nowNs: () => (now += 10e6) };
  const { low, median, high } = peakMacsPerSecond(ticking);
  expect(low).toBe(high);
  // One turn of the loop, 4 × 12 multiply-adds of 4 lanes, in 10 ms.
  expect(median).toBeCloseTo((4 * 12 * 4) / 10e-3, 6);
});
