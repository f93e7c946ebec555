import type { StoredSweep } from '../record/records.js';
import { compareText } from './compare-text.js';
import { findings } from './findings/findings.js';
import { distinct, mergeSweeps } from './merge-sweeps.js';
import { REPORT_DOCUMENT_VERSION, type ReportDocument } from './report-document.js';
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
  const rows = sweeps.flatMap((sweep) => rowsOf(sweep));
  const devices = distinct(
    sweeps.flatMap((sweep) => sweep.devices),
    ({ device }) => device,
  );
  const runs = sweeps.flatMap((sweep) => sweep.runs);
  return {
    version: REPORT_DOCUMENT_VERSION,
    writtenBy,
    sweeps: sweeps.map(({ sweep: { name, objectives, constraints } }) => ({ name, objectives, constraints })),
    devices: devices.sort((a, b) => compareText(a.device, b.device)),
    runs: runs.sort((a, b) => compareText(a.startedAt, b.startedAt) || compareText(a.run, b.run)),
    rows,
    findings: findings(rows),
  };
}
