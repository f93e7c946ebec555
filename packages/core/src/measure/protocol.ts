export const CACHE_MODES = ['hot', 'cold-weights'] as const;
export type CacheMode = (typeof CACHE_MODES)[number];

/** How latency is taken. Two results of different protocols never meet on a front. */
export interface Protocol {
  /** 3: latencies at one clock, and a race to narrow intervals. 2: sentinels, discarded visits, hidden duplicates, and the race. 1 had none of them. */
  readonly version: 1 | 2 | 3;
  readonly cache: CacheMode;
  readonly batch: {
    /** A batch is `ceil(targetMs / t1)` calls in one timed span … */
    readonly targetMs: number;
    /** … and never shorter than this, unless one call is. */
    readonly minMs: number;
  };
  readonly warmup: {
    readonly minCalls: number;
    readonly minMs: number;
    /** In place of `minMs` where the same runnable was measured in the same thread before: its code is compiled, only caches are cold. */
    readonly againMs: number;
    /** Over when the medians of the last two windows of `windowBatches` batches differ by this share or less … */
    readonly tolerance: number;
    readonly windowBatches: number;
    /** … or after this, flagged `unstable-warmup`. */
    readonly maxMs: number;
  };
  readonly screening: {
    readonly minBatches: number;
    readonly maxBatches: number;
    readonly confidence: number;
    /** Relative half-width of the interval at which a visit stops. */
    readonly halfWidth: number;
  };
  readonly confirmation: {
    readonly minVisits: number;
    readonly maxVisits: number;
    readonly batchesPerVisit: number;
    readonly processes: number;
    readonly confidence: number;
    readonly halfWidth: number;
    /** Timed calls of one candidate, all its visits together. */
    readonly maxTimedMs: number;
  };
}

export const DEFAULT_PROTOCOL: Protocol = {
  version: 3,
  cache: 'hot',
  batch: { targetMs: 2, minMs: 1 },
  warmup: { minCalls: 3, minMs: 50, againMs: 2, tolerance: 0.02, windowBatches: 5, maxMs: 500 },
  screening: { minBatches: 15, maxBatches: 50, confidence: 0.95, halfWidth: 0.02 },
  confirmation: {
    minVisits: 8,
    maxVisits: 20,
    batchesPerVisit: 25,
    processes: 2,
    confidence: 0.99,
    halfWidth: 0.01,
    maxTimedMs: 5000,
  },
};
