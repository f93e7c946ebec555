import type { RunRecord } from '../record/records.js';
import { compareText } from './compare-text.js';

/** Behind the digits of every date. */
const NOT_YET = '~';

/**
 * Sorts the newest run to the front: the one that began later; of runs that began together, as two files of one page that went on have it, the
 * one that ended later, a run that has not ended being the latest; else by their ids.
 */
export function newestRunFirst(
  a: Pick<RunRecord, 'run' | 'startedAt' | 'finishedAt'>,
  b: Pick<RunRecord, 'run' | 'startedAt' | 'finishedAt'>,
): number {
  return (
    compareText(b.startedAt, a.startedAt) ||
    compareText(b.finishedAt ?? NOT_YET, a.finishedAt ?? NOT_YET) ||
    compareText(b.run, a.run)
  );
}
