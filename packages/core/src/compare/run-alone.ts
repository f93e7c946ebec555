import type { Objective } from '../cost/cost.js';
import type { LatencyEstimate } from '../measure/estimate.js';
import type { RanWith } from '../measure/visit.js';
import type { DeviceRecord, RunRecord, StoredSweep } from '../record/records.js';
import type { Row } from '../record/row.js';
import { rowsOf } from '../report-document/rows/rows-of.js';

/** What one run says, without any other run of its sweep: its own fronts too. */
export interface RunAlone {
  readonly run: RunRecord;
  readonly device: DeviceRecord | undefined;
  readonly objectives: readonly Objective[];
  /** One of each candidate that its sweep asks for now; `pending` where the run did not come to it. */
  readonly rows: readonly Row[];
  /** By candidate, of those that were timed. */
  readonly estimates: ReadonlyMap<string, LatencyEstimate>;
  /** By candidate, what its latency was taken with; absent where rows are all there is of a run, as in a report: what it held is then counted. */
  readonly ranWith?: ReadonlyMap<string, RanWith>;
}

/** @throws {RangeError} where the sweep has no such run */
export function runAlone(stored: StoredSweep, key: string): RunAlone {
  const run = stored.runs.find((one) => one.run === key);
  if (run === undefined) throw new RangeError(`the sweep ${stored.sweep.name} has no run ${key}`);
  const measurements = stored.measurements.filter((one) => one.run === key);
  return {
    run,
    device: stored.devices.find(({ device }) => device === run.device),
    objectives: stored.sweep.objectives,
    rows: rowsOf({ ...stored, runs: [run], measurements }),
    estimates: new Map(
      measurements.flatMap(({ candidate, result }) =>
        'estimate' in result ? [[candidate, result.estimate] as const] : [],
      ),
    ),
    ranWith: new Map(
      measurements.flatMap(({ candidate, ranWith }) =>
        ranWith === null ? [] : [[candidate, ranWith] as const],
      ),
    ),
  };
}
