import type { RunRecord } from '../record/records.js';

/**
 * How much longer a clock cycle took when B began than when A did: `computeNs_B / computeNs_A` of their sentinel baselines. Latencies of a run
 * are those of its own baseline's clock, so B's are divided by this to be those of A's clock. Null across devices, whose cycles are not alike,
 * and where a run read no sentinel.
 */
export function clockBetween(a: RunRecord, b: RunRecord): number | null {
  if (a.device !== b.device || a.sentinels === undefined || b.sentinels === undefined) return null;
  return b.sentinels.computeNs / a.sentinels.computeNs;
}
