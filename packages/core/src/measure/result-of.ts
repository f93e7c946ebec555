import type { VisitRecord } from '../record/records.js';
import type { LatencyEstimate, MeasurementResult } from './estimate.js';
import { estimateConfirmation, estimateScreening } from './estimate-latency.js';
import type { Protocol } from './protocol.js';
import type { LatencyTiming, VisitOutcome } from './visit.js';
import { isWrongAnswer } from './wrong-answer.js';

/** What a result is made from: the stored visit, without where it is stored. */
export type MeasuredVisit = Pick<
  VisitRecord,
  'candidate' | 'phase' | 'round' | 'process' | 'startedAt' | 'duplicate' | 'outcome'
>;

/** Of a visit what its run goes on from: what plans, results and noise floors are made from. */
export type JudgedVisit = Omit<MeasuredVisit, 'outcome'> & { readonly outcome: VisitOutcome<LatencyTiming> };

/**
 * Whether a visit says something of its candidate: not if it was discarded, nor if it is the hidden duplicate's, unless that answered wrong:
 * it runs the candidate's own kernel.
 */
export function counts({ duplicate, outcome }: JudgedVisit): boolean {
  return duplicate ? isWrongAnswer(outcome) : outcome.state !== 'discarded';
}

/**
 * What the visits of one candidate in one run say together; the order in which they are given does not matter. From the second confirming
 * visit on these alone tell the latency. Discarded visits and the times of a hidden duplicate say nothing. A visit that did not end in times
 * speaks for all: a candidate that failed once is failed.
 * @throws {RangeError} without a visit that counts.
 */
export function resultOf(visits: readonly JudgedVisit[], protocol: Protocol): MeasurementResult {
  const screenings: LatencyTiming[] = [];
  const confirmations: LatencyTiming[] = [];
  for (const { phase, outcome } of inOrder(visits.filter(counts))) {
    if (outcome.state === 'discarded') continue;
    if (outcome.state !== 'timed') return { state: outcome.state, reason: outcome.reason };
    (phase === 'screening' ? screenings : confirmations).push(outcome.timing);
  }
  if (confirmations.length > 1) {
    const estimate = estimateConfirmation(confirmations, protocol);
    const isSure = isNarrow(estimate, protocol) && !confirmations.some(isDisturbed);
    return { state: isSure ? 'measured' : 'noisy', estimate };
  }
  // Measured again, a candidate's newest screening counts.
  const timing = screenings.at(-1) ?? confirmations.at(-1);
  if (timing === undefined) throw new RangeError('a result needs at least one visit');
  return {
    state: isCapped(confirmations, protocol) || isDisturbed(timing) ? 'noisy' : 'screened',
    estimate: estimateScreening(timing, protocol),
  };
}

/** Whether a confirmed latency is known as well as the protocol asks. */
export function isNarrow(estimate: LatencyEstimate, protocol: Protocol): boolean {
  const { confidence, halfWidth } = protocol.confirmation;
  return estimate.confidence >= confidence && relativeHalfWidthOf(estimate) <= halfWidth;
}

const isDisturbed = ({ flags }: LatencyTiming): boolean => flags.includes('disturbed');

/** True once a candidate has had all the visits, or all the timed calls, that the protocol grants it. */
export function isCapped(confirmations: readonly LatencyTiming[], protocol: Protocol): boolean {
  const { maxVisits, maxTimedMs } = protocol.confirmation;
  let timedNs = 0;
  for (const { batchesNs } of confirmations) for (const batchNs of batchesNs) timedNs += batchNs;
  return confirmations.length >= maxVisits || timedNs >= maxTimedMs * 1e6;
}

function relativeHalfWidthOf(estimate: LatencyEstimate): number {
  return (estimate.highNs - estimate.lowNs) / 2 / estimate.latencyNs;
}

function inOrder(visits: readonly JudgedVisit[]): JudgedVisit[] {
  return [...visits].sort(
    (a, b) => a.round - b.round || (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0),
  );
}
