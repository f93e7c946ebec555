import { median } from '../stats/quantile.js';
import type { Clock } from './clock.js';
import type { VisitTiming } from './visit.js';

export const CLOCK_JUMPED = 'the clock jumped or the machine stood still';

/** A batch of this length and of so many times the others is one during which something else happened than calls. */
const LONG_NS = 1e9;
const LONG_FACTOR = 100;

/** The clock showed an earlier time than before, or none that had passed. */
export class ClockJumpError extends Error {
  constructor() {
    super(CLOCK_JUMPED);
  }
}

/** The same clock. A reading that lies before the last one throws a `ClockJumpError`. */
export function neverBack(clock: Clock): Clock {
  let latestNs = Number.NEGATIVE_INFINITY;
  return {
    nowNs() {
      const nowNs = clock.nowNs();
      if (nowNs < latestNs) throw new ClockJumpError();
      latestNs = nowNs;
      return nowNs;
    },
  };
}

/**
 * Whether the clock went ahead, or the machine stood still, within one of the batches: one took longer than max(1 s, 100 × the median of the
 * others), or than what the warm-up's calls let expect where there are no others.
 */
export function stoodStill({ batchesNs, callsPerBatch, warmupNs, warmupCalls }: VisitTiming): boolean {
  const expectedNs = (callsPerBatch * warmupNs) / warmupCalls;
  return batchesNs.some((batchNs, batch) => {
    if (batchNs <= LONG_NS) return false;
    const others = batchesNs.filter((_, other) => other !== batch);
    return batchNs > LONG_FACTOR * (others.length === 0 ? expectedNs : median(others));
  });
}
