import { median } from '../stats/quantile.js';
import { nextBatchSize } from './batch-size.js';
import type { Clock } from './clock.js';
import type { Protocol } from './protocol.js';
import type { TakeBatch } from './time-batch.js';

export interface WarmUp {
  readonly calls: number;
  readonly elapsedNs: number;
  /** Median of the last batches, a call. */
  readonly callNs: number;
  /** False where the time ran out before two successive medians agreed. */
  readonly stable: boolean;
}

export interface WarmUpOptions {
  readonly warmup: Omit<Protocol['warmup'], 'againMs'>;
  readonly targetNs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Runs batches until the engine has settled: at least `minCalls` calls and `minMs`, and until the medians of the last two windows of
 * `windowBatches` batches differ by `tolerance` of the earlier or less; at most `maxMs`, beyond the least calls.
 */
export async function warmUp(takeBatch: TakeBatch, options: WarmUpOptions): Promise<WarmUp> {
  const { warmup, targetNs, clock, signal } = options;
  const { windowBatches } = warmup;
  const startNs = clock.nowNs();
  let calls = 0;
  let size = 1;
  /** Nanoseconds a call, of batches long enough to be told from the clock's step. */
  const whole: number[] = [];
  for (;;) {
    signal.throwIfAborted();
    const { elapsedNs } = await takeBatch(size);
    calls += size;
    const lastNs = elapsedNs / size;
    if (elapsedNs >= targetNs / 2) whole.push(lastNs);
    size = nextBatchSize(size, elapsedNs, targetNs);

    const spentNs = clock.nowNs() - startNs;
    const isLongEnough = calls >= warmup.minCalls && spentNs >= warmup.minMs * 1e6;
    const callNs = whole.length === 0 ? lastNs : median(whole.slice(-windowBatches));
    if (isLongEnough && whole.length >= 2 * windowBatches) {
      const earlierNs = median(whole.slice(-2 * windowBatches, -windowBatches));
      if (Math.abs(callNs - earlierNs) <= warmup.tolerance * earlierNs) {
        return { calls, elapsedNs: spentNs, callNs, stable: true };
      }
    }
    if (calls >= warmup.minCalls && spentNs >= warmup.maxMs * 1e6) {
      return { calls, elapsedNs: spentNs, callNs, stable: false };
    }
  }
}
