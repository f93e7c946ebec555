import type { MeasurementRecord, RunRecord, StoredSweep } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { EARLIER_COLUMNS, type EarlierResult } from '../earlier-result.js';
import { newestRunFirst } from '../newest-run-first.js';
import { measuredRow } from './measured-row.js';

/**
 * What the runs of a sweep found and no row tells, because a newer run of the same device has a result of its own: in the order of the
 * rows, the newest run first.
 */
export function earlierResults(stored: StoredSweep, rows: readonly Row[]): EarlierResult[] {
  const runs = new Map<string, RunRecord>(stored.runs.map((run) => [run.run, run]));
  const byPlace = new Map<string, { readonly run: RunRecord; readonly measurement: MeasurementRecord }[]>();
  for (const measurement of stored.measurements) {
    const run = runs.get(measurement.run);
    if (run === undefined) continue;
    const place = `${run.device} ${measurement.candidate}`;
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, [{ run, measurement }]);
    else known.push({ run, measurement });
  }
  return rows.flatMap((row) =>
    (byPlace.get(`${row.device} ${row.candidate}`) ?? [])
      .filter(({ run }) => run.run !== row.run)
      .sort((a, b) => newestRunFirst(a.run, b.run))
      .map(({ run, measurement }) => earlierResultOf(measuredRow(row, run, measurement))),
  );
}

/** What a row tells, as it stays when a newer run's result takes the row. */
export function earlierResultOf(row: Row): EarlierResult {
  return Object.fromEntries(EARLIER_COLUMNS.map((column) => [column, row[column]])) as EarlierResult;
}
