import { buildReportDocument, embedReportDocument, type StoredSweep } from '@convscape/core';
import { writeAside } from '../files/write-aside.js';
import { VERSION } from '../version.js';

/** Writes the report of these sweeps: a pure function of what is stored, byte for byte. */
export async function writeReport(
  sweeps: readonly StoredSweep[],
  template: string,
  file: string,
): Promise<void> {
  const document = buildReportDocument(sweeps, { writtenBy: VERSION });
  await writeAside(file, embedReportDocument(template, document));
}
