import { bootstrapMedian } from '../stats/bootstrap-median.js';
import type { Random } from '../stats/random.js';

/**
 * What is known of a latency: the medians of its visits, or (one screening visit, or a stored estimate) its interval alone.
 */
export type LatencyEvidence =
  | { readonly visitMediansNs: readonly number[] }
  | { readonly latencyNs: number; readonly lowNs: number; readonly highNs: number };

/**
 * `count` latencies that this evidence allows. From visit medians: bootstrap medians. From an interval: a triangular law on each
 * side of the latency, within the interval; its spread is near that of a normal law with this interval at 95 to 99 %.
 */
export function latencyDraws(evidence: LatencyEvidence, random: Random, count: number): Float64Array {
  if ('visitMediansNs' in evidence) {
    return bootstrapMedian(evidence.visitMediansNs, { random, resamples: count });
  }
  const { latencyNs, lowNs, highNs } = evidence;
  if (!(lowNs <= latencyNs && latencyNs <= highNs)) {
    throw new RangeError(`a latency of ${latencyNs} ns outside its interval ${lowNs} … ${highNs} ns`);
  }
  const draws = new Float64Array(count);
  for (let draw = 0; draw < count; draw++) {
    const offset = random.unit() + random.unit() - 1;
    draws[draw] = latencyNs + offset * (offset < 0 ? latencyNs - lowNs : highNs - latencyNs);
  }
  return draws;
}

/** The smallest and the largest latency that `latencyDraws` can give. */
export function latencyRange(evidence: LatencyEvidence): readonly [lowNs: number, highNs: number] {
  if (!('visitMediansNs' in evidence)) return [evidence.lowNs, evidence.highNs];
  return evidence.visitMediansNs.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
