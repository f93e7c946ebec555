import { orderStatisticInterval } from '../stats/order-statistic-interval.js';
import { studentT } from '../stats/student-t.js';
import { callLatenciesNs, visitLatencyNs } from './estimate-latency.js';
import type { Protocol } from './protocol.js';
import type { VisitTiming } from './visit.js';

/** The chance that the whole race rules out somebody whom it should not. */
const ALPHA = 0.05;
/**
 * With fewer confirming visits the screening visit says more: of two clock speeds, drawn visit by visit, eight draws are the same one
 * less often than once in a hundred.
 */
const LEAST_VISITS = 8;
/**
 * How far a screened latency may be from the confirmed one, where hidden duplicates do not say it: workers disturbed each other, and the
 * batches of one visit share its luck.
 */
const DEFAULT_SCREENING_SLACK = 0.05;
/** Fewer pairs of duplicates than this say too little, and luck may make them agree better than this. */
const LEAST_PAIRS = 3;
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
  if (floor === null || floor.pairs < LEAST_PAIRS) return DEFAULT_SCREENING_SLACK;
  return Math.max(floor.relative, LEAST_SLACK);
}

/**
 * The interval that a race judges a latency by. From eight confirming visits on: Student's interval of their log medians,
 * `exp(mean ± t·s/√n)`; the exact order-statistic interval at a race's confidence would take twice as many. Before: the
 * screening visit's exact interval, from its fastest batch on (what disturbs a visit only ever makes it slower), `slack` wider on both sides.
 * Null without a timed visit.
 */
export function raceBounds(
  screening: VisitTiming | undefined,
  confirmations: readonly VisitTiming[],
  { confidence, slack }: { readonly confidence: number; readonly slack: number },
): Bounds | null {
  if (confirmations.length >= LEAST_VISITS || (screening === undefined && confirmations.length > 1)) {
    return studentBounds(confirmations.map(visitLatencyNs), confidence);
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

function studentBounds(samples: readonly number[], confidence: number): Bounds {
  const logs = samples.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (logs.length - 1) / logs.length);
  const reach = studentT((1 - confidence) / 2, logs.length - 1) * error;
  return { lowNs: Math.exp(mean - reach), highNs: Math.exp(mean + reach) };
}
