import type { VisitConditions } from './conditions.js';

/** `screening`: one visit, workers side by side. `confirmation`: one of several visits, the other workers parked. */
export type Phase = 'screening' | 'confirmation';

/**
 * What is unusual about a visit. Flagged visits are kept and shown. `disturbed`: the machine was not the candidate's alone, and had not
 * been in the visits before that were discarded for it. `llc-larger-than-cap`: of a cold visit, the last-level cache is so large that it may have
 * held weights all the same.
 */
export type VisitFlag =
  | 'unstable-warmup'
  | 'single-call-batches'
  | 'coarse-timer'
  | 'disturbed'
  | 'llc-larger-than-cap';

/** The timed part of one turn of one candidate. */
export interface VisitTiming {
  readonly callsPerBatch: number;
  /** Whole batches, in nanoseconds, in the order they ran; divide by `callsPerBatch` for a latency. None is ever dropped. */
  readonly batchesNs: readonly number[];
  /** Kernel time alone a batch, where the engine knows it. */
  readonly kernelBatchesNs?: readonly number[];
  readonly warmupCalls: number;
  readonly warmupNs: number;
  /** Smallest step of the clock seen. */
  readonly timerStepNs: number;
  readonly flags: readonly VisitFlag[];
  /** Absent where nobody looked. */
  readonly conditions?: VisitConditions;
}

/** Of a visit's timing what latencies are made from. */
export type LatencyTiming = Pick<VisitTiming, 'callsPerBatch' | 'batchesNs' | 'kernelBatchesNs' | 'flags'> & {
  readonly conditions?: Pick<VisitConditions, 'correction'>;
};

/** What ran, as the engine names it. */
export interface RanWith {
  readonly algorithm: string;
  readonly kernels: readonly string[];
  readonly kernelHash: string;
  readonly engineVersion: string;
  readonly runnableBytes: number;
}

/** Correctness before timing: `error = max|y − ref| / max|ref|` over `positions` output positions. */
export interface Verification {
  readonly kernelHash: string;
  readonly error: number;
  readonly errorBound: number;
  readonly positions: number;
}

/**
 * How a turn ended. Only `timed` counts; a `discarded` visit has times that say more of a disturbance than of the candidate, and a wrong
 * answer is `failed`: its times do not exist.
 */
export type VisitOutcome<Timing = VisitTiming> =
  | {
      readonly state: 'timed';
      readonly timing: Timing;
      readonly ranWith: RanWith;
      /** Absent when the kernel hash was verified before. */
      readonly verification?: Verification;
      /** Elements of its output, where the turn was asked for them: see `outputSample`. They travel with a result and are not stored. */
      readonly outputSample?: readonly number[];
    }
  | {
      readonly state: 'discarded';
      readonly reason: string;
      readonly timing: Timing;
      readonly ranWith: RanWith;
      readonly verification?: Verification;
    }
  | { readonly state: 'failed'; readonly reason: string; readonly verification?: Verification }
  | { readonly state: 'unsupported'; readonly reason: string }
  | { readonly state: 'skipped'; readonly reason: string };
