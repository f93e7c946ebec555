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
 * Runs batches until the engine has settled: first `minCalls` calls and `minMs`, then windows of `windowBatches` batches until the
 * medians of two successive windows differ by `tolerance` of the earlier or less; at most `maxMs`, beyond the least calls.
 */
export async function warmUp(takeBatch: TakeBatch, options: WarmUpOptions): Promise<WarmUp> {
  const { warmup, targetNs, clock, signal } = options;
  const startNs = clock.nowNs();
  const elapsedNs = () => clock.nowNs() - startNs;
  let calls = 0;
  let size = 1;
  let lastElapsedNs = 0;

  const batchCallNs = async (): Promise<number> => {
    signal.throwIfAborted();
    lastElapsedNs = (await takeBatch(size)).elapsedNs;
    calls += size;
    return lastElapsedNs / size;
  };

  let callNs = 0;
  do {
    callNs = await batchCallNs();
    size = nextBatchSize(size, lastElapsedNs, targetNs);
  } while (calls < warmup.minCalls || elapsedNs() < warmup.minMs * 1e6);

  for (let earlier: number | null = null; ; earlier = callNs) {
    const window: number[] = [];
    while (window.length < warmup.windowBatches) {
      if (elapsedNs() >= warmup.maxMs * 1e6) {
        return {
          calls,
          elapsedNs: elapsedNs(),
          callNs: window.length ? median(window) : callNs,
          stable: false,
        };
      }
      window.push(await batchCallNs());
    }
    callNs = median(window);
    size = nextBatchSize(size, callNs * size, targetNs);
    if (earlier !== null && Math.abs(callNs - earlier) <= warmup.tolerance * earlier) {
      return { calls, elapsedNs: elapsedNs(), callNs, stable: true };
    }
  }
}
