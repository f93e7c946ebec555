import type { SentinelBaseline } from './conditions.js';

/** Whether all that a candidate holds, in bytes, fits the last-level cache: the sentinel's buffer is twice as large, or smaller. */
export function fitsCaches(
  runnableBytes: number,
  { memoryBytes }: Pick<SentinelBaseline, 'memoryBytes'>,
): boolean {
  return runnableBytes <= memoryBytes / 2;
}

/**
 * Whether a latency is a number of this processor's clock cycles, and so is told at the clock of its run (`toldAtNs`). What works in memory is a
 * matter of time, and another processor's calls are no cycles of this one: both are told as they were when the run began.
 */
export function isToldAtClock(
  { runnableBytes, isOffloaded }: { readonly runnableBytes: number; readonly isOffloaded: boolean },
  baseline: Pick<SentinelBaseline, 'memoryBytes'>,
): boolean {
  return !isOffloaded && fitsCaches(runnableBytes, baseline);
}
