import type { Calibration } from '../engine/engine.js';
import type { RunRecord } from '../record/records.js';
import type { Candidate } from '../space/candidate.js';
import type { SentinelBaseline } from './conditions.js';
import type { Protocol } from './protocol.js';
import type { PlannedTurn } from './race.js';
import type { JudgedVisit } from './result-of.js';
import type { Phase } from './visit.js';

/** One turn of one candidate, as it travels to a worker: plain data. */
export interface MeasureTask {
  readonly candidate: Candidate;
  readonly phase: Phase;
  readonly protocol: Protocol;
  /** The run's calibration of the candidate's engine. */
  readonly calibration?: Calibration;
  /** Kernel hashes of this candidate whose answers were found right before: they are not verified again. */
  readonly verifiedKernelHashes: readonly string[];
  /** A turn of the candidate's hidden duplicate. */
  readonly duplicate?: true;
  /** Whether elements of the output come back with the times, for somebody who checks them elsewhere. */
  readonly sampleOutput?: true;
  /** What the machine's condition during the visit is judged by; without it nobody looks. */
  readonly watch?: {
    readonly baseline: SentinelBaseline;
    /** Keeps and flags a disturbed visit instead of discarding it. */
    readonly keepDisturbed: boolean;
  };
}

/**
 * A planned turn as a task: with what its run knows of the engine and of the machine, and with the answers that were right before.
 * @param visits the candidate's, in this run
 */
export function measureTaskOf(
  candidate: Candidate,
  turn: PlannedTurn,
  run: Pick<RunRecord, 'protocol' | 'calibrations' | 'sentinels'>,
  visits: readonly JudgedVisit[],
): MeasureTask {
  const calibration = run.calibrations[candidate.engine];
  return {
    candidate,
    phase: turn.phase,
    protocol: run.protocol,
    ...(calibration && { calibration }),
    verifiedKernelHashes: verifiedKernelHashes(visits),
    ...(turn.duplicate && { duplicate: turn.duplicate }),
    ...(run.sentinels && {
      watch: { baseline: run.sentinels, keepDisturbed: turn.keepDisturbed ?? false },
    }),
  };
}

/** Of the kernels whose answers were compared with the reference and found right. */
function verifiedKernelHashes(visits: readonly JudgedVisit[]): readonly string[] {
  const hashes = visits.flatMap(({ outcome }) =>
    (outcome.state === 'timed' || outcome.state === 'discarded') && outcome.verification
      ? [outcome.verification.kernelHash]
      : [],
  );
  return [...new Set(hashes)];
}
