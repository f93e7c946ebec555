import { orderStatisticInterval } from '../stats/order-statistic-interval.js';
import { studentInterval } from '../stats/student-interval.js';
import { callLatenciesNs, visitLatencyNs } from './estimate-latency.js';
import type { Protocol } from './protocol.js';
import type { LatencyTiming } from './visit.js';
import { VISIT_LUCK } from './visit-luck.js';
import { VISITS_THAT_DECIDE } from './visits-that-decide.js';

/** The chance that the whole race rules out somebody whom it should not. */
const ALPHA = 0.05;
/**
 * A floor of pairs that happened to agree is too low, of few pairs by the more: widened by the floor itself, the screening intervals of 60
 * candidates (three pairs) ruled out a member of the front in 8 % of simulated races with noise of 1 % and in 34 % with 3 %.
 */
const FEW_PAIRS = 10;
const FLOOR_FACTOR = 1.5;
const FEW_PAIRS_FACTOR = 2;
const LEAST_SLACK = 0.01;

export interface Bounds {
  readonly lowNs: number;
  readonly highNs: number;
}

/** How sure one interval of a race must be: α shared alike over candidates and looks (Bonferroni). A look is a round that is judged. */
export function raceConfidence(candidates: number, protocol: Protocol): number {
  const looks = 1 + protocol.confirmation.maxVisits;
  return 1 - ALPHA / (candidates * looks);
}

/** How much wider than its batches say a screening interval is taken. */
export function screeningSlack(floor: { readonly pairs: number; readonly relative: number } | null): number {
  if (floor === null) return VISIT_LUCK;
  return floor.pairs < FEW_PAIRS
    ? Math.max(FEW_PAIRS_FACTOR * floor.relative, VISIT_LUCK)
    : Math.max(FLOOR_FACTOR * floor.relative, LEAST_SLACK);
}

/**
 * The interval that a race judges a latency by. From eight confirming visits on: Student's interval of their log medians,
 * `exp(mean ± t·s/√n)`; the exact order-statistic interval at a race's confidence would take twice as many. Before: the
 * screening visit's exact interval, from its fastest batch on (what disturbs a visit only ever makes it slower), `slack` wider on both sides.
 * Null without a timed visit.
 */
export function raceBounds(
  screening: LatencyTiming | undefined,
  confirmations: readonly LatencyTiming[],
  { confidence, slack }: { readonly confidence: number; readonly slack: number },
): Bounds | null {
  // At a race's confidence Student's t is so large that with noise of 1 % the screening interval is the narrower one until the seventh visit.
  if (confirmations.length >= VISITS_THAT_DECIDE || (screening === undefined && confirmations.length > 1)) {
    const { low, high } = studentInterval(confirmations.map(visitLatencyNs), confidence);
    return { lowNs: low, highNs: high };
  }
  const timing = screening ?? confirmations[0];
  if (timing === undefined) return null;
  const samples = callLatenciesNs(timing);
  const exact = orderStatisticInterval(samples, confidence);
  return {
    lowNs: Math.min(...samples) * (1 - slack),
    highNs: (exact?.high ?? Math.max(...samples)) * (1 + slack),
  };
}
