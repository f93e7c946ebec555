import { buildReportDocument, embedReportDocument, type StoredSweep } from '@convscape/core';
import { writeAside } from '../files/write-aside.js';
import { VERSION } from '../version.js';

/** The report of these sweeps: a pure function of what is stored, byte for byte. */
export function reportHtml(sweeps: readonly StoredSweep[], template: string): Promise<string> {
  return embedReportDocument(template, buildReportDocument(sweeps, { writtenBy: VERSION }));
}

export async function writeReport(
  sweeps: readonly StoredSweep[],
  template: string,
  file: string,
): Promise<void> {
  await writeAside(file, await reportHtml(sweeps, template));
}
