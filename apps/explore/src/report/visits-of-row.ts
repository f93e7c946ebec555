import { type BatchesWanted, measurementOf, type RunRecord, type VisitRecord } from '@convscape/core';

/** The visits of one candidate in a run, as one database has both. */
export interface VisitsCopy {
  readonly run: RunRecord;
  readonly visits: readonly VisitRecord[];
}

/**
 * The visits that a row rests on. A run that went on in two copies of a database has visits in each that the other has not: its row tells
 * what those of one copy say together. All there are where no copy says what the row does.
 */
export function visitsOfRow(
  { candidate, latencyNs }: BatchesWanted,
  copies: readonly VisitsCopy[],
): readonly VisitRecord[] {
  const own = copies.find(({ run, visits }) =>
    measurementOf(run.run, candidate, visits, run.protocol).some(
      ({ result }) => 'estimate' in result && result.estimate.latencyNs === latencyNs,
    ),
  );
  return own?.visits ?? copies.flatMap(({ visits }) => visits);
}
