import type { LatencyColumn } from '../../cost/cost.js';
import { VISITS_THAT_DECIDE } from '../../measure/visits-that-decide.js';
import type { LatencyEvidence } from '../../pareto/latency-draws.js';
import { latencyBounds, type TimedRow } from './latency-bounds.js';

/**
 * The medians of eight visits and more, else the interval. The 95th percentile and the kernel time have neither of their own: they get those of
 * the latency, to scale.
 */
export function latencyEvidence(
  row: TimedRow,
  column: LatencyColumn,
  mediansNs: readonly number[] | undefined,
): LatencyEvidence {
  const latencyNs = row[column] as number;
  const scale = latencyNs / row.latency_ns;
  if (mediansNs !== undefined && mediansNs.length >= VISITS_THAT_DECIDE) {
    return { visitMediansNs: mediansNs.map((medianNs) => medianNs * scale) };
  }
  const { lowNs, highNs } = latencyBounds(row);
  return {
    latencyNs,
    lowNs: Math.min(lowNs * scale, latencyNs),
    highNs: Math.max(highNs * scale, latencyNs),
  };
}
