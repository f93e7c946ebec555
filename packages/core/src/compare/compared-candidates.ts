import type { LatencyEstimate } from '../measure/estimate.js';
import type { Row } from '../record/row.js';
import { holmConfidence } from './holm-confidence.js';
import { type LatencyRatio, latencyRatio, type RatioInterval } from './latency-ratio.js';
import { logLatency } from './log-latency.js';
import { noiseOf } from './noise-of.js';
import { isBeyond, type RatioVerdict, ratioVerdict } from './ratio-verdict.js';
import type { RunAlone } from './run-alone.js';
import { sharesVisits } from './shares-visits.js';
import { wasToldAtClock } from './was-told-at-clock.js';

/** A ratio with its interval at the confidence that all are read at. */
export interface RatioEstimate extends RatioInterval {
  readonly ratio: number;
}

/** One candidate that both runs timed. */
export interface ComparedCandidate extends RatioEstimate {
  readonly candidate: string;
  /** As A tells it. */
  readonly row: Row;
  readonly a: LatencyEstimate;
  readonly b: LatencyEstimate;
  /** What B's latency is divided by in `ratio`: the clock of the comparison where both runs told theirs at their clock, otherwise 1. */
  readonly clock: number;
  /** The ratio of the latencies as the runs tell them, without regard to their clocks. */
  readonly asTimed: RatioEstimate;
  readonly verdict: RatioVerdict;
  /** Whether one of the runs saw it so seldom, in fewer than `OFTEN_SEEN_VISITS`, that its interval allows for the luck of a visit. */
  readonly isSeldomSeen: boolean;
  /** The share that two measurements of one block differ by in these runs, and mean nothing. */
  readonly noise: number;
  /** At one clock where both are told at one: what other questions of the same candidates are put to. */
  readonly known: LatencyRatio;
}

export interface ComparedCandidates {
  readonly compared: readonly ComparedCandidate[];
  readonly takenOver: readonly string[];
  readonly confidence: number;
}

/**
 * The candidates that both runs timed, each with its ratio and verdict, all read at one confidence (`holmConfidence`); what changed first,
 * and the largest ratio, whichever way, before the smaller ones.
 * @param shared A's rows of the candidates that both runs have
 * @param clock what B's latencies are divided by to be those of A's clock, where both were told at their run's (`clockBetween`)
 */
export function comparedCandidates(
  a: RunAlone,
  b: RunAlone,
  { shared, clock }: { readonly shared: readonly Row[]; readonly clock: number | null },
): ComparedCandidates {
  const takenOver: string[] = [];
  const family: Omit<ComparedCandidate, keyof RatioEstimate | 'asTimed' | 'verdict'>[] = [];
  for (const row of shared) {
    const { candidate } = row;
    const [inA, inB] = [a.estimates.get(candidate), b.estimates.get(candidate)];
    if (inA === undefined || inB === undefined) continue;
    if (sharesVisits({ run: a.run, estimate: inA }, { run: b.run, estimate: inB })) {
      takenOver.push(candidate);
      continue;
    }
    const [logA, logB] = [logLatency(inA, a.run), logLatency(inB, b.run)];
    if (logA === null || logB === null) continue;
    const isAtClock = wasToldAtClock(a, row) && wasToldAtClock(b, row);
    const divisor = isAtClock ? (clock ?? 1) : 1;
    const known = latencyRatio(
      { latencyNs: inA.latencyNs, log: logA },
      { latencyNs: inB.latencyNs / divisor, log: { ...logB, mean: logB.mean - Math.log(divisor) } },
    );
    const noise = Math.max(noiseOf(a.run.noise, inA.visits), noiseOf(b.run.noise, inB.visits));
    const isSeldomSeen = logA.slack > 0 || logB.slack > 0;
    family.push({ candidate, row, a: inA, b: inB, clock: divisor, isSeldomSeen, noise, known });
  }
  const confidence = holmConfidence(family, ({ known, noise }, at) =>
    (['slower', 'faster'] as const).some((way) => isBeyond(way, known, { share: 0, noise, confidence: at })),
  );
  const compared = family.map((one): ComparedCandidate => {
    const { low, high } = one.known.interval(confidence);
    const { ratio } = one.known;
    const asTimed = { ratio: ratio * one.clock, low: low * one.clock, high: high * one.clock };
    return { ...one, ratio, low, high, asTimed, verdict: ratioVerdict(one.known, one.noise, confidence) };
  });
  compared.sort(
    (one, other) =>
      Number(isChanged(other)) - Number(isChanged(one)) ||
      Math.abs(Math.log(other.ratio)) - Math.abs(Math.log(one.ratio)),
  );
  return { compared, takenOver, confidence };
}

/** Beyond noise. */
export const isChanged = ({ verdict }: Pick<ComparedCandidate, 'verdict'>): boolean =>
  verdict === 'slower' || verdict === 'faster';
