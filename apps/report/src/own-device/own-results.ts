import {
  type DeviceRecord,
  type DeviceResults,
  type MeasuredVisit,
  measurementOf,
  noiseFloors,
  type ReportDocument,
  type RunRecord,
  type SweepRecord,
  withNewerRun,
} from '@convscape/core';
import { fileName } from '../export/save-file.js';
import type { Beginning } from './beginning.js';
import type { OwnConditions } from './own-run.js';
import type { OwnSweep } from './own-sweep.js';

/** What this device has measured so far. */
export interface OwnResults {
  /** What was asked last. */
  readonly asked: OwnSweep;
  /** The same with all that its run has visits of. */
  readonly work: OwnSweep;
  readonly device: DeviceRecord;
  readonly workers: number;
  readonly conditions: OwnConditions;
  readonly visits: readonly MeasuredVisit[];
  /** Until when: now, while it goes on. */
  readonly finishedAt: string;
  readonly isRunning: boolean;
  /** Candidates of which nothing is left to measure, as far as this page has seen. */
  readonly settled: ReadonlySet<string>;
}

/** Whether nothing is left to measure of all that its run has visits of. */
function isComplete({ isRunning, work, settled }: OwnResults): boolean {
  return !isRunning && work.candidates.every(({ candidate }) => settled.has(candidate.key));
}

/** Names this device's run in the report that it is shown in, and nowhere else. */
export const OWN_RUN = 'this device, now';

/**
 * The report with this device's own run: every view of it then has it as one device more, or where it knew this device already, as the newest
 * run of it.
 */
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
    state: own.isRunning ? 'running' : isComplete(own) ? 'complete' : 'interrupted',
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
  const measurements = candidates.flatMap(({ key }) =>
    measurementOf(OWN_RUN, key, byCandidate.get(key) ?? [], work.protocol),
  );
  return withNewerRun(report, { sweep, device, run, candidates, measurements });
}

/** The results with what is left of their run when its last work is forgotten; null where nothing is. */
export function resultsLeft(results: OwnResults, { before, beside }: Beginning): OwnResults | null {
  const work = { ...results.work, candidates: beside };
  return before && { ...results, asked: work, work, visits: before.visits };
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
      isComplete: isComplete(own),
      sentinels: conditions.sentinels,
      peaks: conditions.peaks,
    },
    visits: own.visits,
  };
}

/** After the sweep and the browser that they are of, whatever else is in view by now. */
export function resultsFileName({ work, device }: Pick<OwnResults, 'work' | 'device'>): string {
  return `${fileName(work.sweep, device.fingerprint.runtime, 'results')}.json`;
}
