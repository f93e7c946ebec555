import type { RunRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { frontNameOf, type JoinedColumn } from './front-name.js';
import { hasCurrentProtocol } from './has-current-protocol.js';
import { isTimed } from './latency-bounds.js';

/**
 * Tells which rows may meet on their front: results of the current protocol, and of one run. A run takes over, as its own, what it may
 * meet; so a front is of the newest run that has a latency for it.
 * @param rows those that there are, with a row for each candidate and device
 * @param newestFirst all runs of the rows' sweep
 */
export function entersFronts(
  rows: readonly Row[],
  newestFirst: readonly RunRecord[],
  across: readonly JoinedColumn[] = [],
): (row: Row) => boolean {
  const isCurrent = hasCurrentProtocol(newestFirst);
  const age = new Map(newestFirst.map(({ run }, index) => [run, index]));
  const isNewer = (run: string, other: string) => age.get(run)! < age.get(other)!;
  const runs = new Map<string, string>();
  for (const row of rows) {
    if (!isTimed(row) || !isCurrent(row)) continue;
    const front = frontNameOf(row, across);
    const known = runs.get(front);
    if (known === undefined || isNewer(row.run, known)) runs.set(front, row.run);
  }
  return (row) => isCurrent(row) && (!isTimed(row) || runs.get(frontNameOf(row, across)) === row.run);
}
