import { noiseFloors, type RunRecord } from '@convscape/core';
import type { Store } from '@convscape/store';
import { formatAmount } from '../plan/look-through.js';
import type { VisitLog } from './visit-log.js';

/** Nothing is left to measure. */
export async function completeRun(store: Store, run: RunRecord, log: VisitLog): Promise<RunRecord> {
  if (run.state === 'complete') return run;
  return putEnd(store, { ...run, state: 'complete' }, log);
}

/** Somebody stopped it. */
export async function interruptRun(
  store: Store,
  run: RunRecord,
  log: VisitLog,
  visits: number,
): Promise<RunRecord> {
  const stopped = await putEnd(store, { ...run, state: 'interrupted' }, log);
  await putEvent(store, stopped, 'interrupted', `after ${formatAmount(visits, 'visit')}`);
  return stopped;
}

/** Its time is up; `what` says how far it came. */
export async function spendRun(
  store: Store,
  run: RunRecord,
  log: VisitLog,
  what: string,
): Promise<RunRecord> {
  const spent = await putEnd(store, { ...run, state: 'budget-spent' }, log);
  await putEvent(store, spent, 'budget-spent', what);
  return spent;
}

async function putEnd(store: Store, run: RunRecord, log: VisitLog): Promise<RunRecord> {
  const noise = noiseFloors(log.ofTwins());
  const ended: RunRecord = {
    ...run,
    finishedAt: new Date().toISOString(),
    ...((noise.screening ?? noise.confirmation) && { noise }),
  };
  await store.putRun(ended);
  return ended;
}

async function putEvent(store: Store, run: RunRecord, kind: string, message: string): Promise<void> {
  await store.putEvent({ run: run.run, at: new Date().toISOString(), kind, message });
}
