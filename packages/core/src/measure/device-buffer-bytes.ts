const MIB = 2 ** 20;
/** More takes longer to fill than it is worth, and may be more than a small machine has. */
const MOST_BYTES = 256 * MIB;

/**
 * Bytes that no cache holds when they are read over and over: `min(2 × last-level cache, 256 MiB)`, and 256 MiB where the cache is not known.
 */
export function deviceBufferBytes(lastLevelCacheBytes: number | null): number {
  return lastLevelCacheBytes === null ? MOST_BYTES : Math.min(2 * lastLevelCacheBytes, MOST_BYTES);
}

/** Whether a last-level cache is so large that it may hold much of such a buffer. */
export function exceedsDeviceBuffer(lastLevelCacheBytes: number | null): boolean {
  return lastLevelCacheBytes !== null && 2 * lastLevelCacheBytes > MOST_BYTES;
}
