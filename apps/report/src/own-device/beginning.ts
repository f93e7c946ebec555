import type { PlanCandidate, ReportDocument } from '@convscape/core';
import type { KeptRun } from './kept-runs.js';
import { keysOf, type OwnSweep, ownSweep } from './own-sweep.js';

/** What measuring a work begins with, where some of its run was measured before. */
export interface Beginning {
  /** The conditions that hold for the whole run, and the visits that stay in it; null where it begins with none. */
  readonly before: KeptRun | null;
  /** Those of the report's other candidates that have such visits: of another slot, or chosen otherwise. */
  readonly beside: readonly PlanCandidate[];
}

/**
 * What stays of a run when a work goes on in it, or begins anew: then only its own visits go. Visits of candidates that the report does not
 * have are passed over.
 */
export function beginningOf(
  report: ReportDocument,
  work: OwnSweep,
  known: KeptRun | null,
  anew: boolean,
): Beginning {
  if (known === null) return { before: null, beside: [] };
  const own = keysOf(work.candidates);
  const measured = new Set(known.visits.map(({ candidate }) => candidate));
  const rows = new Map(
    report.rows
      .filter((row) => row.sweep === work.sweep && measured.has(row.candidate) && !own.has(row.candidate))
      .map((row) => [row.candidate, row]),
  );
  const beside = ownSweep(report, work, [...rows.values()]).candidates;
  const stay = new Set([...keysOf(beside), ...(anew ? [] : own)]);
  const visits = known.visits.filter(({ candidate }) => stay.has(candidate));
  return { before: visits.length === 0 ? null : { conditions: known.conditions, visits }, beside };
}
