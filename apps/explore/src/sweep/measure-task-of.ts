import type { Candidate, PlannedTurn, RunRecord } from '@convscape/core';
import type { MeasureTask } from '@convscape/pool';
import type { VisitLog } from './visit-log.js';

/** A planned turn as a pool takes it: with what its run knows of the engine, of the machine, and of answers that were right before. */
export function measureTaskOf(
  candidate: Candidate,
  turn: PlannedTurn,
  { run, log }: { readonly run: RunRecord; readonly log: VisitLog },
  { watched } = { watched: true },
): MeasureTask {
  const calibration = run.calibrations[candidate.engine];
  return {
    candidate,
    phase: turn.phase,
    protocol: run.protocol,
    ...(calibration ? { calibration } : {}),
    verifiedKernelHashes: log.verifiedKernelHashes(candidate.key),
    ...(turn.duplicate && { duplicate: turn.duplicate }),
    ...(watched &&
      run.sentinels && {
        watch: { baseline: run.sentinels, keepDisturbed: turn.keepDisturbed ?? false },
      }),
  };
}
