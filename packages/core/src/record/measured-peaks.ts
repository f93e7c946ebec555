/** A rate that was measured several times: the median of the turns, and the least and the most of them. */
export interface PeakRate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What one thread of this runtime can do at most on this device: the roofs over what its run measured. */
export interface MeasuredPeaks {
  /** Multiply-accumulates a second of a WebAssembly loop that never leaves the registers. */
  readonly macsPerSecond: PeakRate;
  /** The same where pairs of 128-bit operations are joined into 256-bit ones, as the engine `wasm-256` runs; absent where the run has no such engine. */
  readonly joinedMacsPerSecond?: PeakRate;
  /** Bytes a second of a WebAssembly loop that reads a buffer larger than the caches, front to back. */
  readonly bytesPerSecond: PeakRate;
  readonly bufferBytes: number;
  /** The same over a buffer of half a cache, from the nearest one outward; absent where the caches are not known. */
  readonly caches?: readonly CachePeak[];
}

export interface CachePeak {
  /** `L1d`, `L2`, `L3`. */
  readonly cache: string;
  readonly cacheBytes: number;
  readonly bytesPerSecond: PeakRate;
}
