import { existsSync } from 'node:fs';
import type { RunRecord } from '@convscape/core';
import { type Pool, PoolError } from '@convscape/pool';
import { openStore, type Store } from '@convscape/store';
import { closedAfter } from '../database/closed-after.js';
import { realPath } from '../files/real-path.js';
import { formatAmount } from '../plan/look-through.js';
import { formatDuration } from '../terminal/duration.js';
import { openProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import { anchorsText } from './anchors-text.js';
import { budgetSpentText } from './budget-spent-text.js';
import { checkAnchors } from './check-anchors.js';
import { Crew } from './crew.js';
import { decideWorkers } from './decide-workers.js';
import { completeRun, interruptRun, spendRun } from './end-run.js';
import { freeToDecide } from './free-to-decide.js';
import { loadMessage } from './load-message.js';
import { thisHolder, workText } from './lock-holder.js';
import { measureRun, nextPlan, type RunWork } from './measure-run.js';
import { measuringLockFile, type ReleaseLock, takeMeasuringLock } from './measuring-lock.js';
import { newVisitId } from './new-visit-id.js';
import { openBudget } from './open-budget.js';
import { openEngines, rememberingPool } from './open-engines.js';
import { type PlannedRun, planRun, type RunSoFar } from './planned-run.js';
import { rememberedClockFile, rememberedClockNs } from './remembered-clock.js';
import { startRun } from './start-run.js';
import { storeRun } from './store-run.js';
import type { SweepRequest } from './sweep-request.js';
import type { VisitLog } from './visit-log.js';
import { workOf } from './work-of.js';

export interface SweepRunEnd {
  readonly run: RunRecord;
  /** Visits made now. */
  readonly visits: number;
  /** Those of them that a disturbance took. */
  readonly discarded: number;
  /** All that the run has. */
  readonly log: VisitLog;
  /** How far it came, where its budget ended it. */
  readonly budgetSpent?: string;
}

/**
 * Measures what a sweep still lacks and stores it. Nothing is written before every engine has answered; after that every visit that
 * ended is kept, whatever comes. Stopped, it leaves a run that the same request goes on with; null where none was begun yet.
 */
export async function runSweep(
  request: SweepRequest,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<SweepRunEnd | null> {
  const had = existsSync(request.database)
    ? await withStore(request, (store) => endHere(store, request))
    : null;
  if (had) {
    terminal.say(`run ${had.run.run} has everything that is asked for`);
    return { ...had, visits: 0, discarded: 0 };
  }
  // Closed as soon as somebody wants to stop: neither an engine that loads nor a slow turn must hold them up.
  const pool = await unlessClosed(stop, () => openEngines(request.engines, { ...request, signal: stop }));
  if (pool === null) return null;
  try {
    const release = await takeMachine(request, terminal, stop);
    // Stopped while it waited for another sweep, it has begun nothing.
    if (stop.aborted) {
      await release();
      return null;
    }
    // What comes before the first visit takes its time too; waiting for another sweep does not.
    const budget = openBudget(request.budgetMs);
    try {
      const { spent } = budget;
      return await withStore(request, (store) =>
        measureMissing(request, { store, pool, terminal, stop, spent }),
      );
    } finally {
      budget.release();
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
  return closedAfter(store, () => work(store));
}

/** The finished run that answers the request already, or null where something is missing. */
async function endHere(
  store: Store,
  request: SweepRequest,
): Promise<Pick<SweepRunEnd, 'run' | 'log'> | null> {
  const planned = await planRun(store, request);
  if (nextPlan(workOf(request, planned)).state !== 'done') return null;
  await storeRun(store, request, planned);
  return { run: await completeRun(store, planned.run, planned.log), log: planned.log };
}

interface SweepMeans {
  readonly store: Store;
  readonly pool: Pool;
  readonly terminal: Terminal;
  readonly stop: AbortSignal;
  /** Aborted when the budget's time is up. */
  readonly spent: AbortSignal;
}

async function measureMissing(request: SweepRequest, means: SweepMeans): Promise<SweepRunEnd> {
  const end = await measurePlanned(request, await beginRun(request, means), means);
  return end ?? measureMissing({ ...request, fresh: true, retake: false }, means);
}

async function beginRun(request: SweepRequest, { store, terminal }: SweepMeans): Promise<RunSoFar> {
  const planned = freeToDecide(request, await planRun(store, request));
  saySituation(terminal, planned);
  await storeRun(store, request, planned);
  // Not with what is taken over, whole as it was stored: the log has of it what is needed.
  return { run: planned.run, log: planned.log };
}

/** Null where the machine is another than the one that measured what the run has. However it ends, the run is not left as running. */
async function measurePlanned(
  request: SweepRequest,
  planned: RunSoFar,
  means: SweepMeans,
): Promise<SweepRunEnd | null> {
  const { store, pool, stop } = means;
  const { log } = planned;
  const [visitsBefore, discardedBefore] = [log.size, log.discarded];
  const made = () => ({ log, visits: log.size - visitsBefore, discarded: log.discarded - discardedBefore });
  let run = planned.run;
  const clockNs = (nowNs: number) =>
    rememberedClockNs(rememberedClockFile(), request.device.fingerprint.cpuModel, nowNs);
  const calibrate = rememberingPool(pool, { device: request.device.device, anew: request.recalibrate });
  try {
    const start = () => startRun(request, planned.run, { ...means, calibrate, clockNs });
    run = (await unlessClosed(stop, start)) ?? run;
    await putLoad(store, run);
    const work = { ...workOf(request, planned), run };
    if (!(await isSameMachine(work, means))) {
      await interruptRun(store, run, log, 0);
      return null;
    }
    const isAuto = request.workersAuto && run.workersChoice === undefined;
    run = { ...run, ...(await measure(work, means, isAuto)) };
    if (stop.aborted) return { run: await interruptRun(store, run, log, made().visits), ...made() };
    if (nextPlan(work).state === 'done') return { run: await completeRun(store, run, log), ...made() };
    const { minVisits } = run.protocol.confirmation;
    const budgetSpent = budgetSpentText(request.counted, (key) => log.of(key), minVisits);
    return { run: await spendRun(store, run, log, budgetSpent), ...made(), budgetSpent };
  } catch (error) {
    // As well as it can: what ended it may be the disk.
    await interruptRun(store, run, log, made().visits).catch(() => undefined);
    throw error;
  }
}

/** Load is the run's and not the device's: told beside what it measured. */
async function putLoad(store: Store, { run }: RunRecord): Promise<void> {
  const message = loadMessage();
  if (message !== null) await store.putEvent({ run, at: new Date().toISOString(), kind: 'load', message });
}

/** What comes of it, or null where somebody wants to stop and the pool was closed under it. */
async function unlessClosed<Result>(stop: AbortSignal, work: () => Promise<Result>): Promise<Result | null> {
  if (stop.aborted) return null;
  try {
    return await work();
  } catch (error) {
    if (stop.aborted && error instanceof PoolError && error.code === 'CLOSED') return null;
    throw error;
  }
}

/** Looks whether what is measured now can meet what the run has, and says it where not. */
async function isSameMachine(work: RunWork, means: SweepMeans): Promise<boolean> {
  const { store, terminal, stop } = means;
  if (work.log.size === 0 || stop.aborted) return true;
  const verdict = await checkAnchors(work, means);
  if (stop.aborted) return true;
  const message = anchorsText(verdict);
  const event = { run: work.run.run, at: new Date().toISOString(), kind: 'anchors', message };
  await store.putEvent(event);
  if (verdict.state === 'same') terminal.detail(message);
  else if (verdict.state === 'unknown') terminal.say(message);
  else if (verdict.state === 'shifted')
    terminal.warn(`${message}: what is measured now may be off by as much`);
  else terminal.warn(`${message}: that cannot meet what is there, so everything is measured anew`);
  return verdict.state !== 'changed';
}

function takeMachine(request: SweepRequest, terminal: Terminal, stop: AbortSignal): Promise<ReleaseLock> {
  return takeMeasuringLock({
    file: measuringLockFile(),
    holder: thisHolder(request.sweep.name, realPath(request.database)),
    wait: request.wait,
    stop,
    onWaiting: (other) =>
      terminal.warn(`waiting for ${workText(other)} (process ${other.pid} on ${other.host}) to end`),
    onUnavailable: (reason) =>
      terminal.warn(`cannot keep other sweeps off this machine meanwhile: ${reason}`),
  });
}

function saySituation(terminal: Terminal, { run, log, start }: PlannedRun): void {
  const visits = formatAmount(log.size, 'visit');
  if (start.state === 'continued')
    terminal.say(`going on with run ${run.run}: ${visits} ${log.size === 1 ? 'is' : 'are'} there`);
  else if (start.reusedFrom === null) terminal.say(`new run ${run.run}`);
  else terminal.say(`new run ${run.run}, with ${visits} of run ${start.reusedFrom}`);
}

/** Measures until there is nothing left, or no time; with what was decided about the workers meanwhile. */
async function measure(
  work: RunWork,
  means: SweepMeans,
  isAuto: boolean,
): Promise<Pick<RunRecord, 'workers' | 'workersChoice'>> {
  const { store, pool, terminal, stop, spent } = means;
  const crew = new Crew({
    workers: work.run.workers,
    stop: AbortSignal.any([stop, spent]),
    onDisturbed: ({ workers, waitMs }) => {
      const message = `three visits in a row were disturbed: waiting ${formatDuration(waitMs)}, then going on with ${formatAmount(workers, 'worker')}`;
      terminal.detail(message);
      void store
        .putEvent({ run: work.run.run, at: new Date().toISOString(), kind: 'disturbed', message })
        .catch(() => undefined);
    },
  });
  const runMeans = { store, pool, crew, progress: openProgress(terminal), stop, spent, newVisitId };
  const choice = isAuto ? await decideWorkers(work, runMeans, terminal) : null;
  if (choice !== null) crew.hire(Math.min(choice.workers, crew.workers));
  await measureRun(work, runMeans);
  return { workers: crew.workers, ...(choice && { workersChoice: choice }) };
}
