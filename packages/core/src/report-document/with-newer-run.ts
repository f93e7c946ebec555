import type { DeviceRecord, RunRecord, StoredSweep } from '../record/records.js';
import type { Row } from '../record/row.js';
import type { ReportDocument } from './report-document.js';
import { earlierResultOf } from './rows/earlier-results.js';
import { entersFronts } from './rows/enters-fronts.js';
import { frontNameOf } from './rows/front-name.js';
import { hasCurrentProtocol } from './rows/has-current-protocol.js';
import { newestRows } from './rows/newest-rows.js';
import { visitMediansOf } from './rows/visit-medians-of.js';
import { withFronts } from './rows/with-fronts.js';
import { withSavings } from './rows/with-savings.js';

/** One run of a sweep, and what it found. */
export interface NewerRun extends Pick<StoredSweep, 'sweep' | 'candidates' | 'measurements'> {
  readonly device: DeviceRecord;
  readonly run: RunRecord;
}

/**
 * The document with one run more, taken as newer than all others of its device: where it has a result it takes the candidate's row, and what
 * stood there becomes an earlier result. The fronts that this changes are made anew, and no longer told of as a whole; on them older results
 * stand no longer.
 */
export function withNewerRun(document: ReportDocument, newer: NewerRun): ReportDocument {
  const { sweep, device, run, candidates, measurements } = newer;
  const stored = { sweep, devices: [device], runs: [run], candidates, measurements };
  const isOfRun = (row: Row) => row.sweep === sweep.name && row.device === device.device;

  const found = new Map(newestRows(stored).map((row) => [row.candidate, row]));
  const replaced: Row[] = [];
  const kept = document.rows.map((row) => {
    const newest = isOfRun(row) ? found.get(row.candidate) : undefined;
    if (newest === undefined) return row;
    found.delete(row.candidate);
    if (newest.state === 'pending' && row.state !== 'pending') return row;
    replaced.push(row);
    return newest;
  });
  const rows = [...kept, ...found.values()];

  const runs = [...document.runs, run];
  const newestFirst = runs.filter((one) => one.sweep === sweep.name).reverse();
  const isCurrent = hasCurrentProtocol(newestFirst);
  const isAnew = (row: Row) => row.run === run.run || (row.front !== null && !isCurrent(row));
  const changed = new Set(
    [...replaced, ...rows.filter((row) => isOfRun(row) && isAnew(row))].map((row) => frontNameOf(row)),
  );
  const earlier = [
    ...replaced.filter(({ state }) => state !== 'pending').map(earlierResultOf),
    ...(document.earlier ?? []),
  ];
  return {
    ...document,
    devices: document.devices.some((one) => one.device === device.device)
      ? document.devices
      : [...document.devices, device],
    runs,
    rows: placedAnew(
      rows,
      (row) => isOfRun(row) && changed.has(frontNameOf(row)),
      (some) =>
        withFronts(withSavings(some), sweep, {
          enters: entersFronts(some, newestFirst),
          visitMediansNs: visitMediansOf(stored),
        }),
    ),
    ...(document.fronts && { fronts: document.fronts.filter((front) => !changed.has(frontNameOf(front))) }),
    ...(earlier.length > 0 && { earlier }),
  };
}

/** The rows, those that are to be placed anew in the places that they are given. */
function placedAnew(
  rows: readonly Row[],
  isAnew: (row: Row) => boolean,
  place: (some: readonly Row[]) => readonly Row[],
): readonly Row[] {
  const open = { front: null, front_probability: null, savings_realised: null };
  const which = rows.map(isAnew);
  const placed = place(rows.filter((_, at) => which[at]).map((row) => ({ ...row, ...open })));
  let next = 0;
  return rows.map((row, at) => (which[at] ? placed[next++]! : row));
}
