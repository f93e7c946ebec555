import type { MeasurementRecord, RunRecord, StoredSweep } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { reachCounter } from '../../space/reach-counter.js';
import { newestRunFirst } from '../newest-run-first.js';
import { countedRow } from './counted-row.js';
import { measuredRow } from './measured-row.js';

/**
 * One row for each candidate and each device that ran the sweep: its result in that device's newest run that has one, otherwise
 * `pending` in the device's newest run. Costs are counted here, anew; front and savings are still open.
 */
export function newestRows(stored: StoredSweep): Row[] {
  const runsByDevice = byDevice(newestFirst(stored.runs));
  const devices = [...runsByDevice.keys()].sort();
  const measurements = new Map<string, MeasurementRecord>(
    stored.measurements.map((measurement) => [`${measurement.run} ${measurement.candidate}`, measurement]),
  );
  const reachOf = reachCounter();
  const counted = stored.candidates.map((candidate) => countedRow(candidate, reachOf));
  return devices.flatMap((device) => {
    const runs = runsByDevice.get(device)!;
    return counted.map((row) => {
      const measured = (run: RunRecord) => measurements.get(`${run.run} ${row.candidate}`);
      const run = runs.find(measured) ?? runs[0]!;
      return measuredRow(row, run, measured(run));
    });
  });
}

export function newestFirst(runs: readonly RunRecord[]): readonly RunRecord[] {
  return [...runs].sort(newestRunFirst);
}

function byDevice(runs: readonly RunRecord[]): Map<string, RunRecord[]> {
  const grouped = new Map<string, RunRecord[]>();
  for (const run of runs) {
    const own = grouped.get(run.device);
    if (own === undefined) grouped.set(run.device, [run]);
    else own.push(run);
  }
  return grouped;
}
