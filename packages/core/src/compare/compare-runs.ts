import type { Row } from '../record/row.js';
import { kendallTauB } from '../stats/kendall-tau-b.js';
import { median, quantile } from '../stats/quantile.js';
import { clockBetween } from './clock-between.js';
import { type ComparedCandidate, comparedCandidates } from './compared-candidates.js';
import { epsilonCoverage } from './epsilon-coverage.js';
import { type FrontChanges, frontChanges } from './front-changes.js';
import { jaccard } from './jaccard.js';
import type { RatioVerdict } from './ratio-verdict.js';
import type { RunAlone } from './run-alone.js';

/** A candidate of both runs that at least one of them has no latency of. */
export interface UntimedCandidate {
  readonly candidate: string;
  readonly a: Row['state'];
  readonly b: Row['state'];
}

/** A candidate that A timed and B has no latency of: whether it became slower, nobody knows. */
export interface LostCandidate {
  readonly candidate: string;
  /** In B; `missing` where B's sweep does not ask for it. */
  readonly state: Row['state'] | 'missing';
  /** Why it failed there, say. */
  readonly reason: string | null;
}

/** How far two latencies of one candidate differ, `|a − b| / ((a + b) / 2)`, over all that are compared. */
export interface Differences {
  readonly median: number;
  readonly p95: number;
}

/** What changed between run A and run B. Ratios are B ÷ A. */
export interface RunComparison {
  /** Results of other devices are told as they stand: device against device. */
  readonly isSameDevice: boolean;
  /**
   * B's compute sentinel ÷ A's, at the clocks that their latencies are told at: how much longer a cycle takes at B's. Divides the latencies that
   * both runs told at their clock, and no others: see `clock` of a candidate. Null across devices, and where a run read no sentinel.
   */
  readonly clock: number | null;
  /**
   * Of each interval by itself. Only what is called slower or faster holds together: with a probability of 95 % none of it is wrong (Holm's
   * step-down). The intervals, and `same` with them, do not: at this confidence each, some of many are wrong.
   */
  readonly confidence: number;
  /** What changed first, and of that the largest change, whichever way. */
  readonly compared: readonly ComparedCandidate[];
  /** Candidates whose measurements in A and B rest on the same visits, as one run took them over from the other: they say nothing. */
  readonly takenOver: readonly string[];
  readonly untimed: readonly UntimedCandidate[];
  /** Of those that are not compared, the ones that A timed. */
  readonly lost: readonly LostCandidate[];
  readonly onlyInA: readonly string[];
  readonly onlyInB: readonly string[];
  readonly tally: { readonly [Verdict in RatioVerdict]: number };
  /** Null where nothing is compared. */
  readonly medianRatio: number | null;
  /** Of the latencies; null with fewer than two of them. */
  readonly tau: number | null;
  readonly jaccard: number | null;
  /** The share of A's front that B's answers, and of B's that A's answers, by each run's own objectives. */
  readonly coverage: { readonly aByB: number | null; readonly bByA: number | null };
  /** At one clock, as far as latencies are told at one. */
  readonly differences: Differences | null;
  readonly differencesAsTimed: Differences | null;
  readonly front: FrontChanges;
}

/**
 * Compares two runs that may meet (`neverMeet`).
 * @param keep which candidates to look at: one slot, say
 */
export function compareRuns(
  a: RunAlone,
  b: RunAlone,
  keep: (row: Row) => boolean = () => true,
): RunComparison {
  const [rowsA, rowsB] = [a.rows.filter(keep), b.rows.filter(keep)];
  const [inA, inB] = [byCandidate(rowsA), byCandidate(rowsB)];
  const shared = rowsA.filter(({ candidate }) => inB.has(candidate));
  const clock = clockBetween(a.run, b.run);
  const { compared, takenOver, confidence } = comparedCandidates(a, b, { shared, clock });
  const known = new Set([...compared.map(({ candidate }) => candidate), ...takenOver]);
  return {
    isSameDevice: a.run.device === b.run.device,
    clock,
    confidence,
    compared,
    takenOver,
    untimed: shared
      .filter(({ candidate }) => !known.has(candidate))
      .map(({ candidate, state }) => ({ candidate, a: state, b: inB.get(candidate)!.state })),
    lost: rowsA
      .filter(({ candidate }) => a.estimates.has(candidate) && !b.estimates.has(candidate))
      .map(({ candidate }) => {
        const row = inB.get(candidate);
        return { candidate, state: row?.state ?? 'missing', reason: row?.reason ?? null };
      }),
    onlyInA: namesOf(rowsA.filter(({ candidate }) => !inB.has(candidate))),
    onlyInB: namesOf(rowsB.filter(({ candidate }) => !inA.has(candidate))),
    tally: tallyOf(compared),
    medianRatio: compared.length === 0 ? null : median(compared.map(({ ratio }) => ratio)),
    tau: kendallTauB(
      compared.map((one) => one.a.latencyNs),
      compared.map((one) => one.b.latencyNs),
    ),
    jaccard: jaccard(rowsA, rowsB),
    coverage: {
      aByB: epsilonCoverage(rowsA, rowsB, a.objectives),
      bByA: epsilonCoverage(rowsB, rowsA, b.objectives),
    },
    differences: differencesOf(compared.map(({ ratio }) => ratio)),
    differencesAsTimed: differencesOf(compared.map(({ asTimed }) => asTimed.ratio)),
    front: frontChanges(rowsA, rowsB),
  };
}

const byCandidate = (rows: readonly Row[]) => new Map(rows.map((row) => [row.candidate, row]));
const namesOf = (rows: readonly Row[]) => rows.map(({ candidate }) => candidate);

function tallyOf(compared: readonly ComparedCandidate[]): RunComparison['tally'] {
  const tally = { slower: 0, faster: 0, same: 0, undecided: 0 };
  for (const { verdict } of compared) tally[verdict]++;
  return tally;
}

function differencesOf(ratios: readonly number[]): Differences | null {
  if (ratios.length === 0) return null;
  const differences = ratios.map((ratio) => (2 * Math.abs(ratio - 1)) / (ratio + 1));
  return { median: median(differences), p95: quantile(differences, 0.95) };
}
