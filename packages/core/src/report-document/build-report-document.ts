import type { StoredSweep } from '../record/records.js';
import type { Row } from '../record/row.js';
import type { Candidate } from '../space/candidate.js';
import { compareText } from './compare-text.js';
import { findings } from './findings/findings.js';
import { frontsOf } from './fronts/fronts-of.js';
import { distinct, mergeSweeps } from './merge-sweeps.js';
import { REPORT_DOCUMENT_VERSION, type ReportDocument } from './report-document.js';
import { candidateOfRow } from './rows/candidate-of-row.js';
import { earlierResults } from './rows/earlier-results.js';
import { rowsOf } from './rows/rows-of.js';

/**
 * The document of these sweeps: a function of what is stored and nothing else, the same for any order of the sweeps.
 * @param writtenBy the version of convscape that writes it
 */
export function buildReportDocument(
  stored: readonly StoredSweep[],
  { writtenBy }: { readonly writtenBy: string },
): ReportDocument {
  const sweeps = mergeSweeps(stored);
  const told = sweeps.map((sweep) => {
    const rows = rowsOf(sweep);
    return { rows, earlier: earlierResults(sweep, rows), fronts: frontsOf(sweep, rows) };
  });
  const rows = told.flatMap((sweep) => sweep.rows);
  const earlier = told.flatMap((sweep) => sweep.earlier);
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
    runs: runs.sort((a, b) => compareText(a.startedAt, b.startedAt) || compareText(a.run, b.run)),
    rows,
    findings: findings(rows),
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
