import type { MeasurementRecord, RunRecord, StoredSweep } from '../record/records.js';
import { compareText } from './compare-text.js';

/** A run as one database has it, with what it had measured there. */
export interface RunCopy {
  readonly run: RunRecord;
  readonly measurements: readonly MeasurementRecord[];
}

export function runCopiesOf({ runs, measurements }: StoredSweep): RunCopy[] {
  const byRun = new Map<string, MeasurementRecord[]>(runs.map(({ run }) => [run, []]));
  for (const measurement of measurements) byRun.get(measurement.run)?.push(measurement);
  return runs.map((run) => ({ run, measurements: byRun.get(run.run)! }));
}

/**
 * Sorts the copy that went further to the front; only of equal copies is neither first. A complete copy went further than one that is not, of two
 * complete ones the one that ended later. Of two others it is the one with more visits: one that is gone on with has no end until it ends again.
 */
export function furthestCopyFirst(a: RunCopy, b: RunCopy): number {
  return (
    Number(isComplete(b)) - Number(isComplete(a)) ||
    compareText(completeSince(b), completeSince(a)) ||
    visitsOf(b) - visitsOf(a) ||
    compareText(b.run.finishedAt ?? '', a.run.finishedAt ?? '') ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

const isComplete = ({ run }: RunCopy): boolean => run.state === 'complete';

const completeSince = (copy: RunCopy): string => (isComplete(copy) ? (copy.run.finishedAt ?? '') : '');

/** What did not end in times took at least one. */
function visitsOf({ measurements }: RunCopy): number {
  return measurements.reduce(
    (sum, { result }) => sum + ('estimate' in result ? result.estimate.visits : 1),
    0,
  );
}
