import type { StoredSweep } from '../record/records.js';
import type { Row } from '../record/row.js';
import type { Candidate } from '../space/candidate.js';
import { compareText } from './compare-text.js';
import { findings } from './findings/findings.js';
import { frontsOf } from './fronts/fronts-of.js';
import { distinct, mergeSweeps } from './merge-sweeps.js';
import { newestRunFirst } from './newest-run-first.js';
import { REPORT_DOCUMENT_VERSION, type ReportDocument } from './report-document.js';
import { candidateOfRow } from './rows/candidate-of-row.js';
import { earlierResults } from './rows/earlier-results.js';
import { rowsOf } from './rows/rows-of.js';
import { withoutPlaces } from './without-places.js';

export interface ReportDocumentOptions {
  /** The version of convscape that writes it. */
  readonly writtenBy: string;
  /** Words that must not reach a stranger in a reason of failure: a user, a host, a home folder. Paths never do. */
  readonly hidden?: readonly string[];
}

/** The document of these sweeps: a function of what is stored and of what is hidden, the same for any order of the sweeps. */
export function buildReportDocument(
  stored: readonly StoredSweep[],
  { writtenBy, hidden }: ReportDocumentOptions,
): ReportDocument {
  const forStrangers = <Told extends { readonly reason: string | null }>(told: Told): Told =>
    told.reason === null ? told : { ...told, reason: withoutPlaces(told.reason, hidden) };
  const sweeps = mergeSweeps(stored);
  const told = sweeps.map((sweep) => {
    const rows = rowsOf(sweep);
    return { rows, earlier: earlierResults(sweep, rows), fronts: frontsOf(sweep, rows) };
  });
  const rows = told.flatMap((sweep) => sweep.rows.map(forStrangers));
  const earlier = told.flatMap((sweep) => sweep.earlier.map(forStrangers));
  const devices = distinct(
    sweeps.flatMap((sweep) => sweep.devices),
    ({ device }) => device,
  );
  const runs = sweeps.flatMap((sweep) => sweep.runs);
  return {
    version: REPORT_DOCUMENT_VERSION,
    writtenBy,
    sweeps: sweeps.map(({ sweep: { name, objectives, constraints, referencePoint } }) => ({
      name,
      objectives,
      constraints,
      ...(referencePoint && { referencePoint }),
    })),
    devices: devices.sort((a, b) => compareText(a.device, b.device)),
    runs: runs.sort((a, b) => newestRunFirst(b, a)),
    rows,
    findings: findings(
      rows,
      sweeps.flatMap((sweep) => sweep.candidates),
    ),
    fronts: told.flatMap((sweep) => sweep.fronts),
    ...(earlier.length > 0 && { earlier }),
    asked: notToldByRows(sweeps, rows),
  };
}

/** In the order of their rows. */
function notToldByRows(sweeps: readonly StoredSweep[], rows: readonly Row[]): readonly Candidate[] {
  const byKey = new Map(
    sweeps.flatMap((sweep) => sweep.candidates.map((candidate) => [candidate.key, candidate])),
  );
  const rowOf = new Map(rows.map((row) => [row.candidate, row]));
  return [...rowOf.values()].flatMap((row) => {
    const candidate = byKey.get(row.candidate);
    return candidate === undefined || candidateOfRow(row).key === candidate.key ? [] : [candidate];
  });
}
