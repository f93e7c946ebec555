import {
  type Candidate,
  expectedSample,
  implausible,
  type MeasuredVisit,
  type ToldConditions,
  withoutSample,
  wrongOutput,
} from '@convscape/core';

export interface CheckedVisits {
  /** Without the elements of outputs that came with them. */
  readonly believed: readonly BelievedVisit[];
  readonly refused: readonly RefusedCandidate[];
}

export interface BelievedVisit extends MeasuredVisit {
  /** Which of all visits it is, counted candidate by candidate: the same whichever others are believed. */
  readonly place: number;
}

/** A candidate with a visit that cannot be true: none of its visits is believed. */
export interface RefusedCandidate {
  readonly candidate: string;
  readonly reason: string;
  readonly visits: number;
}

/**
 * Which of these visits, measured by somebody we did not watch, can be true: of a candidate that the sweep has, each turn once, with the
 * elements of its output within the error bound of the reference, which is computed anew, and no faster than ten times the device's peak.
 */
export function checkVisits(
  visits: readonly MeasuredVisit[],
  candidates: readonly Candidate[],
  told: ToldConditions,
): CheckedVisits {
  const known = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const believed: BelievedVisit[] = [];
  const refused: RefusedCandidate[] = [];
  let first = 0;
  for (const [key, own] of byCandidate(visits)) {
    const candidate = known.get(key);
    const reason = candidate === undefined ? 'the sweep has no such candidate' : whyNot(candidate, own, told);
    if (reason !== null) refused.push({ candidate: key, reason, visits: own.length });
    else {
      for (const [at, one] of own.entries())
        believed.push({ ...one, outcome: withoutSample(one.outcome), place: first + at });
    }
    first += own.length;
  }
  return { believed, refused };
}

function whyNot(candidate: Candidate, visits: readonly MeasuredVisit[], told: ToldConditions): string | null {
  const turns = new Set<string>();
  let expected: ReturnType<typeof expectedSample> | undefined;
  for (const { phase, round, duplicate, outcome } of visits) {
    if ((phase === 'screening') !== (round === 0)) return `round ${round} is no ${phase}`;
    const turn = `${round} ${duplicate ?? false}`;
    if (outcome.state !== 'discarded') {
      if (turns.has(turn)) return `round ${round} is there twice`;
      turns.add(turn);
    }
    const absurd = implausible(candidate, outcome, told);
    if (absurd !== null) return absurd;
    if (outcome.state !== 'timed') continue;
    expected ??= expectedSample(candidate);
    const wrong = wrongOutput(candidate, outcome, expected);
    if (wrong !== null) return wrong;
  }
  return null;
}

function byCandidate(visits: readonly MeasuredVisit[]): ReadonlyMap<string, readonly MeasuredVisit[]> {
  const grouped = new Map<string, MeasuredVisit[]>();
  for (const visit of visits) {
    const own = grouped.get(visit.candidate);
    if (own === undefined) grouped.set(visit.candidate, [visit]);
    else own.push(visit);
  }
  return grouped;
}
