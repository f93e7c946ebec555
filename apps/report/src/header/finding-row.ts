import type { Finding, ReportDocument, Row } from '@convscape/core';
import { conditionGroups } from '../view/condition-groups.js';

/**
 * The row of the candidate that a finding speaks of first, in the sweep and on the device of the finding's run; of a finding that names no run,
 * the candidate's first row.
 */
export function findingRow({ slot, candidates, run }: Finding, report: ReportDocument): Row | undefined {
  const [first] = candidates;
  const told = report.runs.find((one) => one.run === run);
  return rowsIn(report, slot).find(
    ({ candidate, sweep, device }) =>
      candidate === first && (told === undefined || (sweep === told.sweep && device === told.device)),
  );
}

/** The rows of a slot under any conditions; null: of all slots. */
function rowsIn({ rows }: ReportDocument, slot: string | null): readonly Row[] {
  if (slot === null) return rows;
  return conditionGroups(rows).flatMap((group) => group.slots.find((one) => one.slot === slot)?.rows ?? []);
}
