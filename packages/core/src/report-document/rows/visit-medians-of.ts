import type { StoredSweep } from '../../record/records.js';
import type { Row } from '../../record/row.js';

/** Finds the medians of a row's confirming visits; undefined where its run stored none. */
export function visitMediansOf({ measurements }: StoredSweep): (row: Row) => readonly number[] | undefined {
  const byPlace = new Map(measurements.map(({ run, candidate, result }) => [`${run} ${candidate}`, result]));
  return (row) => {
    const result = byPlace.get(`${row.run} ${row.candidate}`);
    return result !== undefined && 'estimate' in result ? result.estimate.visitMediansNs : undefined;
  };
}
