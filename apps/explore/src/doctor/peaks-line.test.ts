import { expect, it } from 'vitest';
import { peaksLine } from './peaks-line.js';

const rate = (median: number) => ({ median, low: median, high: median });

it('says what a thread can do, from the nearest cache outward', () => {
  const peaks = { macsPerSecond: rate(33.87e9), bytesPerSecond: rate(41.04e9), bufferBytes: 2 ** 26 };
  expect(peaksLine(peaks)).toBe('one thread at most: 33.9 GMAC/s; reads memory at 41.0 GB/s');
  const caches = [{ cache: 'L2', cacheBytes: 2 ** 20, bytesPerSecond: rate(91.8e9) }];
  expect(peaksLine({ ...peaks, caches })).toBe(
    'one thread at most: 33.9 GMAC/s; reads L2 at 91.8 GB/s, memory at 41.0 GB/s',
  );
});
