import type { DeviceRecord, EventRecord, RunRecord } from '@convscape/core';
import type { Store } from '@convscape/store';
import { conclude } from './conclude.js';
import type { PlannedRun, RunRequest } from './planned-run.js';

/** Stores what is asked for now and the run that will answer it, with what it takes over from an earlier one. */
export async function storeRun(store: Store, request: RunRequest, planned: PlannedRun): Promise<void> {
  await store.putSweep(request.sweep);
  await store.putCandidates(request.sweep.name, request.candidates);
  await storePlannedRun(store, request.device, planned);
}

/** Stores a run of a sweep that is stored already. */
export async function storePlannedRun(
  store: Store,
  device: DeviceRecord,
  { run, log, start }: PlannedRun,
): Promise<void> {
  await store.putDevice(device);
  // At once: a run that was stored without what it takes over would be gone on with, and all of that measured again.
  if (start.state === 'new') await store.putNewRun(run, start.reused, reuseEvents(run, start));
  else await store.putRun(run);
  // A run that ended without notice has visits that nothing was concluded from yet.
  const owed = start.state === 'continued' && run.state === 'complete' ? [] : log.candidates();
  await conclude(store, run, log, owed);
}

function reuseEvents(
  { run, startedAt }: RunRecord,
  { reusedFrom, reused }: Extract<PlannedRun['start'], { readonly state: 'new' }>,
): readonly EventRecord[] {
  if (reusedFrom === null) return [];
  const message = `${reused.length} visits taken over from run ${reusedFrom}: same device and protocol`;
  return [{ run, at: startedAt, kind: 'reuse', message }];
}
