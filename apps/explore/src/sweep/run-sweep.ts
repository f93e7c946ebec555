import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RunRecord } from '@convscape/core';
import type { Pool } from '@convscape/pool';
import { openStore, type Store } from '@convscape/store';
import { openProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import { thisHolder } from './lock-holder.js';
import { measureRun, nextPlan, type RunWork } from './measure-run.js';
import { measuringLockFile, type ReleaseLock, takeMeasuringLock } from './measuring-lock.js';
import { newVisitId } from './new-visit-id.js';
import { calibrationsFor, openEngines } from './open-engines.js';
import { type PlannedRun, planRun } from './planned-run.js';
import { storeRun } from './store-run.js';
import type { SweepRequest } from './sweep-request.js';

export interface SweepRunEnd {
  readonly run: RunRecord;
  /** Visits made now. */
  readonly visits: number;
}

/**
 * Measures what a sweep still lacks and stores it. Nothing is written before every engine has answered; after that every visit that
 * ended is kept, whatever comes. Stopped, it leaves a run that the same request goes on with.
 */
export async function runSweep(
  request: SweepRequest,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<SweepRunEnd> {
  const had = existsSync(request.database)
    ? await withStore(request, (store) => endHere(store, request))
    : null;
  if (had) {
    terminal.say(`run ${had.run} has everything that is asked for`);
    return { run: had, visits: 0 };
  }
  const pool = await openEngines(request.engines, request);
  try {
    const release = await takeMachine(request, terminal, stop);
    try {
      return await withStore(request, (store) => measureMissing(request, { store, pool, terminal, stop }));
    } finally {
      await release();
    }
  } finally {
    await pool.close();
  }
}

async function withStore<Result>(
  { database }: SweepRequest,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(database, { mode: 'write' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The finished run that answers the request already, or null where something is missing. */
async function endHere(store: Store, request: SweepRequest): Promise<RunRecord | null> {
  const planned = await planRun(store, request);
  if (nextPlan(workOf(request, planned)).state !== 'done') return null;
  await storeRun(store, request, planned);
  return complete(store, planned.run);
}

interface SweepMeans {
  readonly store: Store;
  readonly pool: Pool;
  readonly terminal: Terminal;
  readonly stop: AbortSignal;
}

async function measureMissing(request: SweepRequest, means: SweepMeans): Promise<SweepRunEnd> {
  const { store, terminal, stop } = means;
  const planned = await planRun(store, request);
  const visitsBefore = planned.log.size;
  saySituation(terminal, planned);
  await storeRun(store, request, planned);
  const run = stop.aborted ? planned.run : await start(request, planned.run, means);
  await measure({ ...workOf(request, planned), run }, means);
  const visits = planned.log.size - visitsBefore;
  return { run: stop.aborted ? await interrupt(store, run, visits) : await complete(store, run), visits };
}

function workOf({ counted, objectives }: SweepRequest, { run, log }: PlannedRun): RunWork {
  return { candidates: counted, objectives, run, log };
}

function takeMachine(request: SweepRequest, terminal: Terminal, stop: AbortSignal): Promise<ReleaseLock> {
  return takeMeasuringLock({
    file: measuringLockFile(),
    holder: thisHolder(request.sweep.name, realPath(request.database)),
    wait: request.wait,
    stop,
    onWaiting: ({ sweep, pid, host }) =>
      terminal.warn(`waiting for the sweep ${JSON.stringify(sweep)} (process ${pid} on ${host}) to end`),
    onUnavailable: (reason) =>
      terminal.warn(`cannot keep other sweeps off this machine meanwhile: ${reason}`),
  });
}

/** One name for one file, however it is reached. Its folder is there, the file perhaps not yet. */
function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
}

function saySituation(terminal: Terminal, { run, log, start }: PlannedRun): void {
  if (start.state === 'continued') terminal.say(`going on with run ${run.run}: ${log.size} visits are there`);
  else if (start.reusedFrom === null) terminal.say(`new run ${run.run}`);
  else terminal.say(`new run ${run.run}, with ${log.size} visits of run ${start.reusedFrom}`);
}

/** A run is calibrated once, and its calibration stays: what is measured later must run the same kernels. */
async function start(
  request: SweepRequest,
  planned: RunRecord,
  { store, pool, terminal }: SweepMeans,
): Promise<RunRecord> {
  const run: RunRecord = {
    ...planned,
    workers: pool.workers,
    calibrations: await calibrationsFor(pool, request.engines, planned.calibrations),
    finishedAt: null,
    state: 'running',
  };
  await store.putRun(run);
  terminal.detail(`device ${request.device.device}: ${request.device.fingerprint.cpuModel}`);
  terminal.detail(`database driver ${store.driver}, ${run.workers} workers, ${request.processes} processes`);
  for (const [engine, found] of Object.entries(run.calibrations)) {
    terminal.detail(`calibration of ${engine}: ${JSON.stringify(found)}`);
  }
  return run;
}

async function measure(work: RunWork, { store, pool, terminal, stop }: SweepMeans): Promise<void> {
  // Turns under way are given up at once: a slow one must not hold up somebody who wants to stop.
  const close = () => void pool.close();
  stop.addEventListener('abort', close, { once: true });
  try {
    await measureRun(work, { store, pool, progress: openProgress(terminal), stop, newVisitId });
  } finally {
    stop.removeEventListener('abort', close);
  }
}

async function complete(store: Store, run: RunRecord): Promise<RunRecord> {
  if (run.state === 'complete') return run;
  const finished: RunRecord = { ...run, state: 'complete', finishedAt: new Date().toISOString() };
  await store.putRun(finished);
  return finished;
}

async function interrupt(store: Store, run: RunRecord, visits: number): Promise<RunRecord> {
  const at = new Date().toISOString();
  const stopped: RunRecord = { ...run, state: 'interrupted', finishedAt: at };
  await store.putRun(stopped);
  await store.putEvent({ run: run.run, at, kind: 'interrupted', message: `after ${visits} visits` });
  return stopped;
}
