import { formatNanoseconds, median, type VisitRecord } from '@convscape/core';

/** A visit as cells of a table: run, phase, round, process, and how it ended. */
export function visitLine(visit: VisitRecord): readonly string[] {
  return [visit.run, visit.phase, String(visit.round), String(visit.process), outcomeText(visit)];
}

function outcomeText({ outcome }: VisitRecord): string {
  if (outcome.state !== 'timed') return `${outcome.state}: ${outcome.reason}`;
  const { batchesNs, callsPerBatch, flags } = outcome.timing;
  const medianNs = median(batchesNs) / callsPerBatch;
  const flagged = flags.length > 0 ? `, ${flags.join(', ')}` : '';
  return `${formatNanoseconds(medianNs)} over ${batchesNs.length} batches of ${callsPerBatch}${flagged}`;
}
