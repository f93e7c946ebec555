import type { DrawnValue } from '../stats/drawn-value.js';
import { median } from '../stats/quantile.js';
import type { Random } from '../stats/random.js';
import { type LatencyEvidence, latencyDraws, latencyRange } from './latency-draws.js';

/** A latency as its evidence has it, in nanoseconds, with `count` draws of it: all that is told of one candidate comes from the same draws. */
export function drawnLatency(evidence: LatencyEvidence, random: Random, count: number): DrawnValue {
  const [low, high] = latencyRange(evidence);
  const value = 'visitMediansNs' in evidence ? median(evidence.visitMediansNs) : evidence.latencyNs;
  let drawn: Float64Array | null = null;
  return {
    value,
    low,
    high,
    draws() {
      drawn ??= latencyDraws(evidence, random, count);
      return drawn;
    },
  };
}
