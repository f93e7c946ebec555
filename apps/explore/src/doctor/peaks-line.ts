import type { MeasuredPeaks, PeakRate } from '@convscape/core';

/** `one thread at most: 33.9 GMAC/s; reads L2 at 77.2 GB/s, memory at 41.0 GB/s` */
export function peaksLine({ macsPerSecond, bytesPerSecond, caches = [] }: MeasuredPeaks): string {
  const reads = [
    ...caches.map(({ cache, bytesPerSecond: rate }) => `${cache} at ${giga(rate)}B/s`),
    `memory at ${giga(bytesPerSecond)}B/s`,
  ];
  return `one thread at most: ${giga(macsPerSecond)}MAC/s; reads ${reads.join(', ')}`;
}

function giga({ median }: PeakRate): string {
  return `${(median / 1e9).toPrecision(3)} G`;
}
