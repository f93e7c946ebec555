import type { ReportDocument } from '@convscape/core';

/** What the report is a report of, in one line. */
export function sweepNames(report: ReportDocument): string {
  return report.sweeps.map((sweep) => sweep.name).join(', ') || 'Unnamed sweep';
}
