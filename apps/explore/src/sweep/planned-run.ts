import { randomBytes } from 'node:crypto';
import type { Candidate, DeviceRecord, Protocol, RunRecord, SweepRecord, VisitRecord } from '@convscape/core';
import type { Store } from '@convscape/store';
import { chooseRun } from './choose-run.js';
import { newVisitId } from './new-visit-id.js';
import { reusableVisits } from './reusable-visits.js';
import { stayedDisturbed } from './stayed-disturbed.js';
import { VisitLog } from './visit-log.js';

export interface RunRequest {
  readonly sweep: SweepRecord;
  readonly candidates: readonly Candidate[];
  readonly device: DeviceRecord;
  readonly seed: number;
  readonly protocol: Protocol;
  readonly workers: number;
  /** True where the number of workers is the most that could be, and a trial decides it. */
  readonly workersAuto: boolean;
  readonly fresh: boolean;
  /** Starts a run that takes nothing over from engines that are calibrated. */
  readonly recalibrate: boolean;
  /** Starts a run that takes over everything but visits that stayed disturbed. */
  readonly retake: boolean;
}

/** A run, and what it has already. */
export interface RunSoFar {
  readonly run: RunRecord;
  readonly log: VisitLog;
}

/** The run that answers a request. Nothing of it is stored yet unless it is continued. */
export interface PlannedRun extends RunSoFar {
  readonly start:
    | { readonly state: 'continued' }
    | { readonly state: 'new'; readonly reusedFrom: string | null; readonly reused: readonly VisitRecord[] };
}

/** Now, and after every run of this device before: a clock that was set back must not make the newest run look old. */
function startTime(runs: readonly RunRecord[]): string {
  const newest = Math.max(0, ...runs.map((run) => Date.parse(run.startedAt)));
  return new Date(Math.max(Date.now(), newest + 1)).toISOString();
}

/** Finds the run to go on with, or makes a new one. Only reads; `store` is null where there is no database yet. */
export async function planRun(
  store: Pick<Store, 'runs' | 'readVisits' | 'forEachVisit'> | null,
  request: RunRequest,
): Promise<PlannedRun> {
  const { sweep, candidates, device, seed, protocol, workers, workersAuto, fresh, recalibrate, retake } =
    request;
  const runs = store ? await store.runs(sweep.name) : [];
  const wanted = { device: device.device, seed, protocol, fresh, recalibrate };
  let choice = chooseRun(runs, wanted);
  if (choice.state === 'continue') {
    const log = new VisitLog([]);
    let hasDisturbed = false;
    await store?.forEachVisit(choice.run.run, (visit) => {
      log.add(visit);
      hasDisturbed ||= stayedDisturbed(visit);
    });
    if (!retake || !hasDisturbed) return { run: choice.run, log, start: { state: 'continued' } };
    choice = { state: 'new', reuse: choice.run };
  }
  const calibrations = choice.reuse?.calibrations ?? {};
  const runId = randomBytes(6).toString('hex');
  const takenOver = recalibrate ? candidates.filter(({ engine }) => !(engine in calibrations)) : candidates;
  const asked = new Set(takenOver.map((candidate) => candidate.key));
  const lent = store && choice.reuse ? await store.readVisits(choice.reuse.run) : [];
  const reused = reusableVisits(
    retake ? lent.filter((visit) => !stayedDisturbed(visit)) : lent,
    runId,
    asked,
    newVisitId,
  );
  const lender = reused.length > 0 ? choice.reuse : null;
  const run: RunRecord = {
    run: runId,
    sweep: sweep.name,
    device: device.device,
    seed,
    protocol,
    workers,
    calibrations: recalibrate ? {} : calibrations,
    startedAt: startTime(runs.filter((run) => run.device === device.device)),
    finishedAt: null,
    state: 'running',
    // What is taken over was judged by these, and its latencies are those of this clock, as the peaks are.
    ...(lender?.sentinels && { sentinels: lender.sentinels }),
    ...(lender?.peaks && { peaks: lender.peaks }),
    ...(workersAuto &&
      lender?.workersChoice && { workers: lender.workers, workersChoice: lender.workersChoice }),
  };
  return { run, log: new VisitLog(reused), start: { state: 'new', reusedFrom: lender?.run ?? null, reused } };
}
