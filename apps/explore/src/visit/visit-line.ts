import { formatNanoseconds, median, type VisitRecord } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';

/** A visit as cells of a table: run, phase, round, process, and how it ended. */
export function visitLine(visit: VisitRecord): readonly string[] {
  const phase = visit.duplicate ? `${visit.phase}, duplicate` : visit.phase;
  return [visit.run, phase, String(visit.round), String(visit.process), outcomeText(visit)];
}

function outcomeText({ outcome }: VisitRecord): string {
  if (outcome.state !== 'timed') return `${outcome.state}: ${outcome.reason}`;
  const { batchesNs, callsPerBatch, flags, conditions } = outcome.timing;
  const correction = conditions?.correction ?? 1;
  const medianNs = median(batchesNs) / callsPerBatch / correction;
  const notes = [...flags, ...(correction === 1 ? [] : [`corrected by ${formatPercent(correction - 1)}`])];
  const flagged = notes.length > 0 ? `, ${notes.join(', ')}` : '';
  return `${formatNanoseconds(medianNs)} over ${batchesNs.length} batches of ${callsPerBatch}${flagged}`;
}
