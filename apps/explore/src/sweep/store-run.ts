import type { Store } from '@convscape/store';
import { measurementOf } from './measurement-of.js';
import type { PlannedRun, RunRequest } from './planned-run.js';

/** Stores what is asked for now and the run that will answer it, with what it takes over from an earlier one. */
export async function storeRun(
  store: Store,
  request: RunRequest,
  { run, log, start }: PlannedRun,
): Promise<void> {
  await store.putSweep(request.sweep);
  await store.putDevice(request.device);
  await store.putCandidates(request.sweep.name, request.candidates);
  await store.putRun(run);
  if (start.state === 'new' && start.reusedFrom !== null) {
    await store.putVisits(log.all());
    await store.putEvent({
      run: run.run,
      at: run.startedAt,
      kind: 'reuse',
      message: `${log.size} visits taken over from run ${start.reusedFrom}: same device and protocol`,
    });
  }
  // A run that ended without notice has visits that nothing was concluded from yet.
  const owed = start.state === 'continued' && run.state === 'complete' ? [] : log.candidates();
  await store.putMeasurements(owed.flatMap((key) => measurementOf(run.run, key, log.of(key), run.protocol)));
}
