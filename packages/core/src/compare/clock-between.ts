import { toldAtNs } from '../measure/conditions.js';
import type { RunRecord } from '../record/records.js';

/**
 * How much longer a cycle takes at the clock that B's latencies are told at than at A's, by what the compute sentinel takes: those of B's
 * latencies that both runs told at their clock (`wasToldAtClock`) are divided by this to be told at A's. 1 where both share a clock. Null across
 * devices, whose cycles are not alike, and where a run read no sentinel.
 */
export function clockBetween(a: RunRecord, b: RunRecord): number | null {
  if (a.device !== b.device || a.sentinels === undefined || b.sentinels === undefined) return null;
  return toldAtNs(b.sentinels) / toldAtNs(a.sentinels);
}
