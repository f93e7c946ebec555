import type { Objective, PlanCandidate } from '@convscape/core';
import type { RunRequest } from './planned-run.js';

/** A sweep as asked for, looked through and found possible. */
export interface SweepRequest extends RunRequest {
  readonly database: string;
  readonly engines: readonly string[];
  readonly objectives: readonly Objective[];
  /** The candidates with what objectives count of them. */
  readonly counted: readonly PlanCandidate[];
  /** For another sweep that measures on this machine to end. */
  readonly wait: boolean;
  /** For how long it may measure; null: until it is done. */
  readonly budgetMs: number | null;
  /** Process repetitions. */
  readonly processes: number;
}
