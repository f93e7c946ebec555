import { latencyBounds, type TimedRow } from '../rows/latency-bounds.js';

/**
 * The most that Kendall's τ-b between MACs and latency can be within the intervals: every pair whose intervals overlap is taken to be in the order
 * of MACs, or tied as its MACs are. Null where all rows have the same MACs, or there are fewer than two.
 */
export function mostAgreement(rows: readonly TimedRow[]): number | null {
  const bounds = rows.map(latencyBounds);
  let untiedMacs = 0;
  let untiedTimes = 0;
  let agreement = 0;
  for (let one = 0; one < rows.length; one++) {
    for (let other = one + 1; other < rows.length; other++) {
      const byMacs = Math.sign(rows[other]!.macs - rows[one]!.macs);
      const byTime = settledOrder(bounds[one]!, bounds[other]!);
      if (byMacs !== 0) {
        untiedMacs++;
        agreement += byTime === 0 ? 1 : byMacs * byTime;
      }
      if (byMacs !== 0 || byTime !== 0) untiedTimes++;
    }
  }
  return untiedMacs === 0 ? null : agreement / Math.sqrt(untiedMacs * untiedTimes);
}

type Bounds = ReturnType<typeof latencyBounds>;

/** 1 where the second takes longer, −1 where it takes less, 0 where the intervals overlap. */
function settledOrder(first: Bounds, second: Bounds): number {
  if (second.lowNs > first.highNs) return 1;
  return second.highNs < first.lowNs ? -1 : 0;
}
