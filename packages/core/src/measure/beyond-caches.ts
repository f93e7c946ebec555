const MIB = 2 ** 20;
/** More takes longer to fill than it is worth, and may be more than a small machine has. */
const MOST_BYTES = 256 * MIB;

/** So many bytes that no cache holds them when they are gone through over and over. */
export interface BeyondCaches {
  readonly bytes: number;
  /** The last-level cache is so large that it may hold much of them all the same. */
  readonly isCapped: boolean;
}

/** `min(2 × last-level cache, 256 MiB)`, and 256 MiB where the cache is not known. */
export function beyondCaches(lastLevelCacheBytes: number | null): BeyondCaches {
  const wanted = lastLevelCacheBytes === null ? MOST_BYTES : 2 * lastLevelCacheBytes;
  return { bytes: Math.min(wanted, MOST_BYTES), isCapped: wanted > MOST_BYTES };
}
