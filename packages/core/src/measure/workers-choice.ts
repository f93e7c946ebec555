import { kendallTauB } from '../stats/kendall-tau-b.js';
import { median, quantile } from '../stats/quantile.js';

/** Candidates that are screened at 1 and at k workers. */
export const WORKERS_TRIAL_CANDIDATES = 12;
/** What workers side by side may do to the latencies of candidates at most: else they disturb each other. */
export const WORKERS_LIMITS = { leastTau: 0.95, largestInflation: 1.15, largestSpread: 1.1 } as const;

/** One number of workers, held against one worker with the same candidates. */
export interface WorkersTrial {
  readonly workers: number;
  readonly candidates: number;
  /** Whether the order of the candidates stayed; null where they have none. */
  readonly tau: number | null;
  /** Median of `latency at k ÷ latency at 1`. */
  readonly inflation: number;
  /** Its 90th percentile ÷ its 10th: whether all are slowed alike. */
  readonly spread: number;
  readonly accepted: boolean;
}

/** How many workers screen side by side, and the trials that say so, the largest number first. */
export interface WorkersChoice {
  readonly workers: number;
  readonly trials: readonly WorkersTrial[];
}

/**
 * Judges k workers by the latencies of the same candidates, alone and side by side: taken when τ-b ≥ 0.95, the median inflation ≤ 1.15
 * and its p90/p10 ≤ 1.10.
 */
export function judgeWorkers(
  workers: number,
  aloneNs: readonly number[],
  besideNs: readonly number[],
): WorkersTrial {
  const tau = kendallTauB(aloneNs, besideNs);
  const inflations = aloneNs.map((ns, index) => besideNs[index]! / ns);
  const inflation = median(inflations);
  const spread = quantile(inflations, 0.9) / quantile(inflations, 0.1);
  const { leastTau, largestInflation, largestSpread } = WORKERS_LIMITS;
  const accepted =
    (tau === null || tau >= leastTau) && inflation <= largestInflation && spread <= largestSpread;
  return { workers, candidates: aloneNs.length, tau, inflation, spread, accepted };
}
