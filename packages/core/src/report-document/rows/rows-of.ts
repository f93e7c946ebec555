import type { MeasurementRecord, RunRecord, StoredSweep } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { canonicalJson } from '../../space/canonical-json.js';
import { reachCounter } from '../../space/reach-counter.js';
import { compareText } from '../compare-text.js';
import { countedRow } from './counted-row.js';
import { measuredRow } from './measured-row.js';
import { visitMediansOf } from './visit-medians-of.js';
import { withFronts } from './with-fronts.js';
import { withSavings } from './with-savings.js';

/**
 * One row for each candidate and each device that ran the sweep: its result in that device's newest run that has one, otherwise
 * `pending` in the device's newest run. Costs are counted here, anew. Results of another protocol than that of the device's newest run
 * with the same cache mode keep their row and are on no front: results of different protocols never meet.
 */
export function rowsOf(stored: StoredSweep): Row[] {
  const newestFirst = [...stored.runs].sort(
    (a, b) => compareText(b.startedAt, a.startedAt) || compareText(b.run, a.run),
  );
  const runsByDevice = byDevice(newestFirst);
  const devices = [...runsByDevice.keys()].sort();
  const measurements = new Map<string, MeasurementRecord>(
    stored.measurements.map((measurement) => [`${measurement.run} ${measurement.candidate}`, measurement]),
  );
  const reachOf = reachCounter();
  const counted = stored.candidates.map((candidate) => countedRow(candidate, reachOf));
  const rows = devices.flatMap((device) => {
    const runs = runsByDevice.get(device)!;
    return counted.map((row) => {
      const measured = (run: RunRecord) => measurements.get(`${run.run} ${row.candidate}`);
      const run = runs.find(measured) ?? runs[0]!;
      return measuredRow(row, run, measured(run));
    });
  });

  const protocols = new Map(stored.runs.map((run) => [run.run, canonicalJson(run.protocol)]));
  const current = (row: Row): boolean => {
    const newest = runsByDevice.get(row.device)!.find((run) => run.protocol.cache === row.cache)!;
    return protocols.get(row.run) === protocols.get(newest.run);
  };
  return withFronts(withSavings(rows), stored.sweep, {
    enters: current,
    visitMediansNs: visitMediansOf(stored),
  });
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
