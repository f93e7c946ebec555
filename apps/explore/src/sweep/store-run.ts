import type { DeviceRecord } from '@convscape/core';
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
  await store.putRun(run);
  if (start.state === 'new' && start.reusedFrom !== null) {
    await store.putVisits(start.reused);
    await store.putEvent({
      run: run.run,
      at: run.startedAt,
      kind: 'reuse',
      message: `${log.size} visits taken over from run ${start.reusedFrom}: same device and protocol`,
    });
  }
  // A run that ended without notice has visits that nothing was concluded from yet.
  const owed = start.state === 'continued' && run.state === 'complete' ? [] : log.candidates();
  await conclude(store, run, log, owed);
}
