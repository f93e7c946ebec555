import type { LatencyEstimate } from '../measure/estimate.js';
import { screeningSlack } from '../measure/race-bounds.js';
import type { RunRecord } from '../record/records.js';
import { studentT } from '../stats/student-t.js';

/**
 * With fewer visits no interval of a median at 95 % exists (`orderStatisticInterval`), and of two clock speeds, drawn visit by visit, all
 * may have been the same one: such a latency is taken like that of one visit.
 */
export const OFTEN_SEEN_VISITS = 6;

/** What a run knows of the natural logarithm of a latency in nanoseconds. */
export interface LogLatency {
  readonly mean: number;
  readonly standardError: number;
  /** Degrees of freedom that the standard error was estimated with. */
  readonly freedom: number;
  /** Luck that visits share and their scatter does not show: added to an interval on both sides, whatever its confidence. */
  readonly slack: number;
}

/**
 * A latency by its evidence. From six confirming visits on: mean and standard error of the logarithms of the visit medians, which are the
 * samples (batches of one visit share its luck). Otherwise from the interval, `standard error = half-width / t`, t being Student's at the
 * interval's own confidence; a latency that rests on few visits gets the slack that a race would give it. Null for a latency that no
 * logarithm exists of: a clock too coarse may have said 0.
 */
export function logLatency(
  estimate: LatencyEstimate,
  { noise }: Pick<RunRecord, 'noise'>,
): LogLatency | null {
  const { latencyNs, lowNs, highNs, confidence, visits, batches, visitMediansNs = [] } = estimate;
  if (!(lowNs > 0 && visitMediansNs.every((medianNs) => medianNs > 0))) return null;
  if (visitMediansNs.length >= OFTEN_SEEN_VISITS) return fromVisits(visitMediansNs.map(Math.log));
  const isConfirmed = visits >= OFTEN_SEEN_VISITS;
  const freedom = Math.max(1, (isConfirmed ? visits : batches) - 1);
  const halfWidth = Math.max(Math.log(latencyNs / lowNs), Math.log(highNs / latencyNs));
  // An interval of a single batch has a confidence of 0: it says nothing, and its slack all.
  const tail = (1 - Math.max(confidence, 0.5)) / 2;
  return {
    mean: Math.log(latencyNs),
    standardError: halfWidth / studentT(tail, freedom),
    freedom,
    slack: isConfirmed ? 0 : Math.log1p(screeningSlack(noise?.screening ?? null)),
  };
}

function fromVisits(logs: readonly number[]): LogLatency {
  const count = logs.length;
  const mean = logs.reduce((sum, value) => sum + value, 0) / count;
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count), freedom: count - 1, slack: 0 };
}
