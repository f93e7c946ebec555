import type { Runnable } from '../engine/engine.js';
import type { Clock } from './clock.js';

export interface TimedBatch {
  readonly elapsedNs: number;
  /** Kernel time alone, where the engine knows it. */
  readonly kernelNs?: number;
}

/** Times so many calls in one span. */
export type TakeBatch = (calls: number) => Promise<TimedBatch>;

/** One timed span of `calls` calls. Between the two readings of the clock nothing runs but the calls. */
export async function timeBatch(runnable: Runnable, calls: number, clock: Clock): Promise<TimedBatch> {
  if (runnable.calls === 'sync') {
    const startNs = clock.nowNs();
    runnable.run(calls, 0);
    const endNs = clock.nowNs();
    return { elapsedNs: endNs - startNs };
  }
  const startNs = clock.nowNs();
  const times = await runnable.run(calls, 0);
  const endNs = clock.nowNs();
  return times?.kernelNs === undefined
    ? { elapsedNs: endNs - startNs }
    : { elapsedNs: endNs - startNs, kernelNs: times.kernelNs };
}
