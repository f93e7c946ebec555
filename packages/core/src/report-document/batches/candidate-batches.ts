import type { Phase, VisitFlag } from '../../measure/visit.js';

/** What the batches of one visit took. */
export interface VisitBatches {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly phase: Phase;
  /** Why its times count for nothing; absent where they count. */
  readonly discarded?: string;
  readonly flags: readonly VisitFlag[];
  /** Of a call, at the clock of the run's baseline as the row's latency is, in nanoseconds with five digits, batch by batch in the order they ran. */
  readonly latenciesNs: readonly number[];
}

/** A candidate's batches in the run of its row, visit by visit in the order of time. */
export interface CandidateBatches {
  readonly candidate: string;
  readonly run: string;
  /** How many there were; where they are more than `MOST_BATCHES`, those that are here are evenly taken. */
  readonly total: number;
  readonly visits: readonly VisitBatches[];
}

/** More batches of one candidate than these do not travel. */
export const MOST_BATCHES = 500;
/** The batches of so many candidates travel: those of the fronts, the surest first. */
export const MOST_CANDIDATES_WITH_BATCHES = 500;
