import type { LatencyEstimate } from '../measure/estimate.js';
import type { RunRecord } from '../record/records.js';
import { canonicalJson } from '../space/canonical-json.js';

/** A latency, and the run that tells it. */
export interface ToldLatency {
  readonly run: RunRecord;
  readonly estimate: LatencyEstimate;
}

/**
 * Whether two latencies of one candidate rest on the same visits, some or all: a run may take over the visits of another, go on from them, or
 * take a few of them again. Then they are no two measurements. A visit is known again by its median, to the last digit.
 */
export function sharesVisits(a: ToldLatency, b: ToldLatency): boolean {
  if (a.run.device !== b.run.device) return false;
  if (isSameEstimate(a.estimate, b.estimate)) return true;
  if (!haveOneBaseline(a.run, b.run)) return false;
  const medians = new Set(a.estimate.visitMediansNs);
  return (b.estimate.visitMediansNs ?? []).some((medianNs) => medians.has(medianNs));
}

function isSameEstimate(a: LatencyEstimate, b: LatencyEstimate): boolean {
  return (['latencyNs', 'lowNs', 'highNs', 'visits', 'batches'] as const).every(
    (part) => a[part] === b[part],
  );
}

/**
 * A run that takes visits over takes along the clock that they are told at, and the peaks where there are any. Two runs that measured these apart
 * have no visit in common, even where a coarse clock gives the same medians to both.
 */
function haveOneBaseline(a: RunRecord, b: RunRecord): boolean {
  if (a.sentinels === undefined || b.sentinels === undefined) return false;
  if (a.sentinels.computeNs !== b.sentinels.computeNs) return false;
  return a.peaks === undefined || b.peaks === undefined || canonicalJson(a.peaks) === canonicalJson(b.peaks);
}
