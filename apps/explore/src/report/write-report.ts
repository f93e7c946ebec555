import {
  batchesWanted,
  buildReportDocument,
  embedReportDocument,
  type StoredSweep,
  withBatches,
} from '@convscape/core';
import { writeAside } from '../files/write-aside.js';
import { VERSION } from '../version.js';
import { ownNames } from './own-names.js';
import { readFrontVisits } from './read-front-visits.js';

export interface ReportOptions {
  /** For a file that is written again while a sweep runs. */
  readonly refreshSeconds?: number;
  /** Where the batches of those on a front are read; without, none travel. */
  readonly databases?: readonly string[];
}

/** The report of these sweeps: a function of what is stored and whose machine this is, byte for byte. */
export async function reportHtml(
  sweeps: readonly StoredSweep[],
  template: string,
  { databases = [], ...options }: ReportOptions = {},
): Promise<string> {
  const document = buildReportDocument(sweeps, {
    writtenBy: VERSION,
    hidden: ownNames(),
  });
  const visits = await readFrontVisits(databases, batchesWanted(document));
  return embedReportDocument(template, withBatches(document, visits), options);
}

export async function writeReport(
  sweeps: readonly StoredSweep[],
  template: string,
  file: string,
  options: ReportOptions = {},
): Promise<void> {
  await writeAside(file, await reportHtml(sweeps, template, options));
}
