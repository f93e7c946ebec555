/** One reading of the two sentinels: kernels that never change, timed to see whether the machine does. */
export interface SentinelTimes {
  /** A chain of dependent arithmetic that touches no memory: a fixed number of clock cycles. */
  readonly computeNs: number;
  /** One pass over a buffer larger than the last-level cache. */
  readonly memoryNs: number;
}

/** What the sentinels take while nothing else of ours runs: what readings during a run are held against. */
export interface SentinelBaseline extends SentinelTimes {
  /** Size of the memory-bound sentinel's buffer. */
  readonly memoryBytes: number;
  /**
   * What the compute sentinel takes at the clock that latencies are told at, so that runs may share one; absent: `computeNs`. Disturbances are
   * judged by `computeNs`.
   */
  readonly clockNs?: number;
}

/** What the compute sentinel takes at the clock that latencies are told at, in nanoseconds. */
export function toldAtNs({ clockNs, computeNs }: SentinelBaseline): number {
  return clockNs ?? computeNs;
}

/** What latencies of clock cycles are divided by for being told at another clock than the baseline's; above 1: at a faster one. */
export function clockRatio(baseline: SentinelBaseline): number {
  return baseline.computeNs / toldAtNs(baseline);
}

/** Sentinel readings ÷ baseline: 1 is a machine that is as it was. */
export interface SentinelInflation {
  readonly compute: number;
  readonly memory: number;
}

/** What the machine was like during a visit, as far as it could be seen. */
export interface VisitConditions {
  /** Share of the visit's wall time that its thread, or the worst of them, was ready and waited for a core; absent where the system does not say. */
  readonly runQueueShare?: number;
  /** The same of all turns of the thread that ended in the two seconds up to this one's end, itself included. */
  readonly recentRunQueueShare?: number;
  /** Share of the processors' time that a virtual machine's host gave to others, over the 2 s or more before the visit's end; absent where nobody says. */
  readonly stealShare?: number;
  /** Readings of the compute sentinel before, between and after the batches; absent where it was not read. */
  readonly computeNs?: readonly number[];
  /** Compute: the mean of the readings around the batches; memory: the worse of those before and after. Absent where no sentinel was read. */
  readonly inflation?: SentinelInflation;
  /** What the visit's latencies are divided by to be those of the clock that they are told at. Its batches are stored as they were. */
  readonly correction?: number;
  /** Spent on sentinel readings around this visit. */
  readonly sentinelNs?: number;
}
