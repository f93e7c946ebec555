import type { Objective } from '../cost/cost.js';
import type { Calibration } from '../engine/engine.js';
import type { SentinelBaseline } from '../measure/conditions.js';
import type { MeasurementResult } from '../measure/estimate.js';
import type { NoiseFloors } from '../measure/noise-floor.js';
import type { Protocol } from '../measure/protocol.js';
import type { Phase, RanWith, VisitOutcome } from '../measure/visit.js';
import type { WorkersChoice } from '../measure/workers-choice.js';
import type { Candidate } from '../space/candidate.js';
import type { Constraint } from '../space/space.js';
import type { DeviceFingerprint } from './device.js';
import type { MeasuredPeaks } from './measured-peaks.js';

/** A sweep is its name; the rest is what was asked last. */
export interface SweepRecord {
  readonly name: string;
  /** The config as the user wrote it, for `show` and for the report. */
  readonly configText: string;
  readonly objectives: readonly Objective[];
  readonly constraints: readonly Constraint[];
  /** By objective's column: where the hypervolume of a front ends. Absent where none was asked for. */
  readonly referencePoint?: { readonly [column: string]: number };
}

export interface DeviceRecord {
  /** Hash of the fingerprint, hex. */
  readonly device: string;
  readonly fingerprint: DeviceFingerprint;
}

/** `budget-spent`: it ended because its time did, with what it had; the same command goes on with it. */
export type RunState = 'running' | 'complete' | 'interrupted' | 'budget-spent';

/** One carrying-out of a sweep: one device, one seed, one protocol. */
export interface RunRecord {
  readonly run: string;
  readonly sweep: string;
  readonly device: string;
  readonly seed: number;
  readonly protocol: Protocol;
  readonly workers: number;
  /** By engine name. */
  readonly calibrations: { readonly [engine: string]: Calibration };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: RunState;
  /** What the sentinels took alone when the run began; absent from runs that had none. */
  readonly sentinels?: SentinelBaseline;
  /** How far hidden duplicates disagree; absent where there were none. */
  readonly noise?: NoiseFloors;
  /** What `"workers": "auto"` decided, and from what; absent where a number was asked for. */
  readonly workersChoice?: WorkersChoice;
  /** What the device can do at most, measured when the run began; absent from runs that did not look. */
  readonly peaks?: MeasuredPeaks;
}

/** One turn of one candidate, committed whole. Committed is what "acknowledged" means. */
export interface VisitRecord {
  readonly visit: string;
  readonly run: string;
  readonly candidate: string;
  readonly phase: Phase;
  /** Screening is round 0; confirmation counts from 1. */
  readonly round: number;
  /** Which process repetition it ran in, from 0. */
  readonly process: number;
  readonly startedAt: string;
  /** A visit of the candidate's hidden duplicate: it tells how far two measurements of one block differ, and is no part of a result. */
  readonly duplicate?: true;
  readonly outcome: VisitOutcome;
}

/** What the visits of one candidate in one run say together. */
export interface MeasurementRecord {
  readonly run: string;
  readonly candidate: string;
  readonly result: MeasurementResult;
  /** Absent where it never ran. */
  readonly ranWith: RanWith | null;
  /** Largest error seen against the reference; null where it was not verified. */
  readonly error: number | null;
}

/** Something that happened in a run and is not a measurement: a host that restarted, an interruption. */
export interface EventRecord {
  readonly run: string;
  readonly at: string;
  readonly kind: string;
  readonly message: string;
}

/** One sweep as stored, whole: what rows and reports are made from. */
export interface StoredSweep {
  readonly sweep: SweepRecord;
  readonly devices: readonly DeviceRecord[];
  readonly runs: readonly RunRecord[];
  /** Those asked for now; retired ones are left out. */
  readonly candidates: readonly Candidate[];
  readonly measurements: readonly MeasurementRecord[];
}
