import type { Objective } from '../cost/cost.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { budgetEntrants, type Standing } from './budget-order.js';
import { contenders, contestedness, type PlanCandidate } from './contenders.js';
import { hiddenDuplicates } from './hidden-duplicates.js';
import { noiseFloors } from './noise-floor.js';
import type { Protocol } from './protocol.js';
import { raceBounds, raceConfidence, screeningSlack } from './race-bounds.js';
import { counts, isCapped, isNarrow, type MeasuredVisit, resultOf } from './result-of.js';
import type { Phase, VisitTiming } from './visit.js';

/** A candidate whose visits were discarded so often gets no more attempts: what is disturbed then is kept and flagged. */
export const MOST_DISCARDED = 4;

export interface PlanState {
  readonly candidates: readonly PlanCandidate[];
  /** All stored visits of the run, in any order; those of candidates not asked for are passed over. */
  readonly visits: readonly MeasuredVisit[];
  readonly protocol: Protocol;
  readonly objectives: readonly Objective[];
  readonly seed: number;
  /** Whether the time may end after any round: visits then go first where they decide the most places. */
  readonly hasBudget?: boolean;
}

/** One turn to take; its visit is stored with the same phase, round, process and duplicate. */
export interface PlannedTurn {
  readonly candidate: string;
  readonly phase: Phase;
  readonly round: number;
  readonly process: number;
  /** A turn of the candidate's hidden duplicate. */
  readonly duplicate?: true;
  /** Present where it is the last attempt: a disturbed visit is then kept and flagged. */
  readonly keepDisturbed?: true;
}

/** `screen`: the turns may be taken side by side. `confirm`: one after the other, in this order. Ask again when all are stored. */
export type Plan =
  | { readonly state: 'screen'; readonly turns: readonly PlannedTurn[] }
  | { readonly state: 'confirm'; readonly round: number; readonly turns: readonly PlannedTurn[] }
  | { readonly state: 'done' };

/**
 * What a sweep does next, from what is stored alone: a sweep that was interrupted anywhere goes on as if it had not been.
 * Everybody is screened first (round 0). Then the contenders meet in rounds of one visit each until each has an interval as narrow as asked,
 * or has met its cap; with a budget, a few fronts at a time. From the least number of visits on, a round goes to the more contested half, and to all that are left once no place
 * is contested. Who takes part in a round is decided by the rounds before it, so that a round that was cut short is completed and not judged
 * by its half. Hidden duplicates are measured whenever their candidate is. A discarded visit is measured again.
 */
export function planNext(state: PlanState): Plan {
  const { candidates, protocol, seed } = state;
  const all = candidates.map(({ candidate }) => candidate.key);
  const twins = hiddenDuplicates(all, seed);
  const { own, ofTwins } = visitsByCandidate(state);

  const missingTurns = (keys: readonly string[], phase: Phase, round: number): PlannedTurn[] => {
    const entrants: Entrant[] = [...keys].sort().flatMap((candidate) => {
      const one = { candidate, visits: own.get(candidate)! };
      const twin = { candidate, visits: ofTwins.get(candidate)!, duplicate: true } as const;
      return twins.has(candidate) ? [one, twin] : [one];
    });
    return shuffle(entrants, xorshift32(scrambleSeed(seed ^ scrambleSeed(round))))
      .filter(({ visits }) => !visits.some((visit) => visit.round === round && !isDiscarded(visit)))
      .map(({ candidate, visits, duplicate }) => ({
        candidate,
        phase,
        round,
        // Every round in one process, the next in another: what meets in a round shares its process's luck.
        process: phase === 'screening' ? 0 : (round - 1) % protocol.confirmation.processes,
        ...(duplicate && { duplicate }),
        ...(visits.filter(isDiscarded).length >= MOST_DISCARDED && { keepDisturbed: true as const }),
      }));
  };

  const screening = missingTurns(all, 'screening', 0);
  if (screening.length > 0) return { state: 'screen', turns: screening };

  const allOf = (key: string) => [...own.get(key)!, ...ofTwins.get(key)!];
  const lastRound = [...own.values()].flat().reduce((last, { round }) => Math.max(last, round), 0);
  for (const round of lastRound === 0 ? [1] : [lastRound, lastRound + 1]) {
    const turns = missingTurns(entrantsOf(state, allOf, round), 'confirmation', round);
    if (turns.length > 0) return { state: 'confirm', round, turns };
  }
  return { state: 'done' };
}

interface Entrant {
  readonly candidate: string;
  readonly visits: readonly MeasuredVisit[];
  readonly duplicate?: true;
}

interface Entry extends Standing {
  readonly isSettled: boolean;
}

/** Who takes part in this round, judged by the visits before it. */
function entrantsOf(
  { candidates, visits, protocol, objectives, hasBudget = false }: PlanState,
  allOf: (candidate: string) => readonly MeasuredVisit[],
  round: number,
): readonly string[] {
  const confidence = raceConfidence(candidates.length, protocol);
  const slack = screeningSlack(noiseFloors(visits.filter((visit) => visit.round === 0)).screening);
  const judged = candidates.map(({ candidate, counted }): Entry => {
    const before = allOf(candidate.key).filter((visit) => visit.round < round && counts(visit));
    const confirmations = timingsOf(before, 'confirmation');
    const result = resultOf(before, protocol);
    const isConfirmed = 'estimate' in result && confirmations.length >= protocol.confirmation.minVisits;
    return {
      candidate,
      counted,
      result,
      bounds: raceBounds(timingsOf(before, 'screening').at(-1), confirmations, { confidence, slack }),
      confirmations: confirmations.length,
      isSettled: (isConfirmed && isNarrow(result.estimate, protocol)) || isCapped(confirmations, protocol),
    };
  });
  const kept = contenders(judged, objectives);
  const open = judged.filter(({ candidate, isSettled }) => kept.has(candidate.key) && !isSettled);
  const few = open.filter(({ confirmations }) => confirmations < protocol.confirmation.minVisits);
  if (few.length > 0)
    return (hasBudget ? budgetEntrants(few, judged, { objectives, slack }) : few).map(keyOf);
  const contested = mostContested(open, judged, objectives);
  return (contested.length > 0 ? contested : open).map(keyOf);
}

const keyOf = ({ candidate }: Standing): string => candidate.key;

/** The half of those whose intervals overlap a rival's that overlap it most; nobody where every place is decided. */
function mostContested(
  open: readonly Entry[],
  judged: readonly Entry[],
  objectives: readonly Objective[],
): readonly Entry[] {
  const distances = contestedness(judged, objectives);
  const distanceOf = ({ candidate }: Entry) => distances.get(candidate.key)!;
  const contested = open
    .filter((one) => distanceOf(one) < 1)
    .sort(
      (a, b) =>
        distanceOf(a) - distanceOf(b) ||
        a.confirmations - b.confirmations ||
        (a.candidate.key < b.candidate.key ? -1 : 1),
    );
  return contested.slice(0, Math.ceil(contested.length / 2));
}

function isDiscarded({ outcome }: MeasuredVisit): boolean {
  return outcome.state === 'discarded';
}

function timingsOf(visits: readonly MeasuredVisit[], only: Phase): VisitTiming[] {
  return visits.flatMap(({ phase, outcome }) =>
    outcome.state === 'timed' && phase === only ? [outcome.timing] : [],
  );
}

function visitsByCandidate({ candidates, visits }: PlanState) {
  const empty = () =>
    new Map<string, MeasuredVisit[]>(candidates.map(({ candidate }) => [candidate.key, []]));
  const [own, ofTwins] = [empty(), empty()];
  for (const visit of visits) (visit.duplicate ? ofTwins : own).get(visit.candidate)?.push(visit);
  return { own, ofTwins };
}
