import {
  type DeviceRecord,
  type DeviceResults,
  type MeasuredVisit,
  measurementOf,
  noiseFloors,
  type ReportDocument,
  type RunRecord,
  rowsOf,
  type SweepRecord,
} from '@convscape/core';
import type { OwnConditions } from './own-run.js';
import type { OwnSweep } from './own-sweep.js';

/** What this device has measured so far. */
export interface OwnResults {
  readonly work: OwnSweep;
  readonly device: DeviceRecord;
  readonly workers: number;
  readonly conditions: OwnConditions;
  readonly visits: readonly MeasuredVisit[];
  /** Until when: now, while it goes on. */
  readonly finishedAt: string;
  readonly state: 'running' | 'complete' | 'interrupted';
}

/** Names this device's run in the report that it is shown in, and nowhere else. */
const OWN_RUN = 'this device, now';

/** The report with this device's own run: every view of it then has it as one device more. */
export function withOwnResults(report: ReportDocument, own: OwnResults): ReportDocument {
  const { work, device, conditions } = own;
  const noise = noiseFloors(own.visits);
  const run: RunRecord = {
    run: OWN_RUN,
    sweep: work.sweep,
    device: device.device,
    seed: work.seed,
    protocol: work.protocol,
    workers: own.workers,
    calibrations: conditions.calibrations,
    startedAt: conditions.startedAt,
    finishedAt: own.finishedAt,
    state: own.state,
    sentinels: conditions.sentinels,
    peaks: conditions.peaks,
    ...((noise.screening ?? noise.confirmation) && { noise }),
  };
  const { constraints = [], ...rules } = report.sweeps.find(({ name }) => name === work.sweep) ?? {
    name: work.sweep,
  };
  const sweep: SweepRecord = { objectives: work.objectives, configText: '', constraints, ...rules };
  const candidates = work.candidates.map(({ candidate }) => candidate);
  const byCandidate = new Map<string, MeasuredVisit[]>();
  for (const visit of own.visits) {
    const known = byCandidate.get(visit.candidate);
    if (known) known.push(visit);
    else byCandidate.set(visit.candidate, [visit]);
  }
  const rows = rowsOf({
    sweep,
    devices: [device],
    runs: [run],
    candidates,
    measurements: candidates.flatMap(({ key }) =>
      measurementOf(OWN_RUN, key, byCandidate.get(key) ?? [], work.protocol),
    ),
  });
  const others = report.devices.filter((one) => one.device !== device.device);
  const isKnown = others.length < report.devices.length;
  return {
    ...report,
    devices: isKnown ? report.devices : [...report.devices, device],
    runs: [...report.runs, run],
    rows: [...report.rows, ...rows.filter((row) => !isKnown || row.state !== 'pending')],
  };
}

/** As it is saved, for `explore import`. */
export function resultsFile(own: OwnResults, writtenBy: string): DeviceResults {
  const { work, device, conditions } = own;
  return {
    kind: 'convscape-device-results',
    version: 1,
    writtenBy,
    sweep: work.sweep,
    fingerprint: device.fingerprint,
    run: {
      seed: work.seed,
      protocol: work.protocol,
      workers: own.workers,
      calibrations: conditions.calibrations,
      startedAt: conditions.startedAt,
      finishedAt: own.finishedAt,
      isComplete: own.state === 'complete',
      sentinels: conditions.sentinels,
      peaks: conditions.peaks,
    },
    visits: own.visits,
  };
}
