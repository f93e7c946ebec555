import { buildReportDocument, embedReportDocument, type StoredSweep } from '@convscape/core';
import { writeAside } from '../files/write-aside.js';
import { VERSION } from '../version.js';

export interface ReportOptions {
  /** For a file that is written again while a sweep runs. */
  readonly refreshSeconds?: number;
}

/** The report of these sweeps: a pure function of what is stored, byte for byte. */
export function reportHtml(
  sweeps: readonly StoredSweep[],
  template: string,
  options: ReportOptions = {},
): Promise<string> {
  return embedReportDocument(template, buildReportDocument(sweeps, { writtenBy: VERSION }), options);
}

export async function writeReport(
  sweeps: readonly StoredSweep[],
  template: string,
  file: string,
  options: ReportOptions = {},
): Promise<void> {
  await writeAside(file, await reportHtml(sweeps, template, options));
}
