import type { Objective } from '../cost/cost.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { budgetEntrants, likelyPlaces, type Standing } from './budget-order.js';
import { contenders, contestedness, type JudgedCandidate, type PlanCandidate } from './contenders.js';
import { type NoiseFloor, noiseFloors } from './noise-floor.js';
import type { Protocol } from './protocol.js';
import { raceBounds, raceConfidence, screeningSlack } from './race-bounds.js';
import { type RaceField, raceField } from './race-field.js';
import { counts, isCapped, isNarrow, type JudgedVisit, resultOf } from './result-of.js';
import type { LatencyTiming, Phase } from './visit.js';

/** A candidate whose visits were discarded so often gets no more attempts: what is disturbed then is kept and flagged. */
export const MOST_DISCARDED = 4;

export interface PlanState {
  readonly candidates: readonly PlanCandidate[];
  /** All stored visits of the run, in any order, as a list or by candidate; those of candidates not asked for are passed over. */
  readonly visits: readonly JudgedVisit[] | VisitsByCandidate;
  readonly protocol: Protocol;
  readonly objectives: readonly Objective[];
  readonly seed: number;
  /** Whether the time may end after any round: visits then go first where they decide the most places. */
  readonly hasBudget?: boolean;
}

/** Many visits, which need not all be held at once. */
export interface VisitsByCandidate {
  readonly of: (candidate: string) => readonly JudgedVisit[];
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
  const { keys: all, twins, fronts } = raceField(candidates, seed);
  const visits = byCandidate(state.visits);

  const isMissing = ({ candidate, duplicate }: Entrant, round: number): boolean =>
    !visits
      .of(candidate)
      .some((visit) => visit.duplicate === duplicate && visit.round === round && !isDiscarded(visit));
  const entrantsFor = (candidate: string): readonly Entrant[] =>
    twins.has(candidate) ? [{ candidate }, { candidate, duplicate: true }] : [{ candidate }];

  const missingTurns = (keys: readonly string[], phase: Phase, round: number): PlannedTurn[] => {
    // Looked at before anything is made for all of them: most rounds of most runs are whole.
    if (!keys.some((key) => entrantsFor(key).some((one) => isMissing(one, round)))) return [];
    const entrants = [...keys].sort().flatMap(entrantsFor);
    return shuffle(entrants, xorshift32(scrambleSeed(seed ^ scrambleSeed(round))))
      .filter((one) => isMissing(one, round))
      .map(({ candidate, duplicate }) => ({
        candidate,
        phase,
        round,
        // Every round in one process, the next in another: what meets in a round shares its process's luck.
        process: phase === 'screening' ? 0 : (round - 1) % protocol.confirmation.processes,
        ...(duplicate && { duplicate }),
        ...(isLastAttempt({ candidate, duplicate }) && { keepDisturbed: true as const }),
      }));
  };
  const isLastAttempt = ({ candidate, duplicate }: Entrant): boolean =>
    visits.of(candidate).filter((visit) => visit.duplicate === duplicate && isDiscarded(visit)).length >=
    MOST_DISCARDED;

  const screening = missingTurns(all, 'screening', 0);
  if (screening.length > 0) return { state: 'screen', turns: screening };

  const lastRound = all.reduce((last, key) => Math.max(last, lastRoundOf(visits.of(key))), 0);
  for (const round of lastRound === 0 ? [1] : [lastRound, lastRound + 1]) {
    const turns = missingTurns(entrantsOf(state, { visits, fronts, round }), 'confirmation', round);
    if (turns.length > 0) return { state: 'confirm', round, turns };
  }
  return { state: 'done' };
}

/** Whoever has a turn in a round: a candidate, or its hidden duplicate. */
interface Entrant {
  readonly candidate: string;
  readonly duplicate?: true | undefined;
}

/** The newest round that a candidate itself has a visit of. */
function lastRoundOf(visits: readonly JudgedVisit[]): number {
  return visits.reduce((last, { duplicate, round }) => (duplicate ? last : Math.max(last, round)), 0);
}

interface Entry extends JudgedCandidate {
  readonly confirmations: number;
  readonly isSettled: boolean;
}

/** Who takes part in this round, judged by the visits before it; front by front, so that no more than one is held in memory. */
function entrantsOf(
  { candidates, protocol, objectives, hasBudget = false }: PlanState,
  {
    visits,
    fronts,
    round,
  }: Pick<RaceField, 'fronts'> & { readonly visits: VisitsByCandidate; readonly round: number },
): readonly string[] {
  const confidence = raceConfidence(candidates.length, protocol);
  const slack = screeningSlack(screeningFloor(candidates, visits));
  const judge = ({ candidate, counted }: PlanCandidate): Entry => {
    const before = visits.of(candidate.key).filter((visit) => visit.round < round && counts(visit));
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
  };
  const { minVisits } = protocol.confirmation;
  const few: Standing[] = [];
  const enough: Standing[] = [];
  for (const [front, members] of fronts) {
    const judged = members.map(judge);
    const kept = contenders(judged, objectives);
    const open = judged.filter(({ candidate, isSettled }) => kept.has(candidate.key) && !isSettled);
    if (open.length === 0) continue;
    const likely = hasBudget ? likelyPlaces(judged, objectives, slack) : null;
    const distances = contestedness(judged, objectives);
    for (const { candidate, confirmations } of open) {
      const isFew = confirmations < minVisits;
      const places = isFew && likely !== null ? likely : distances;
      (isFew ? few : enough).push({
        candidate: candidate.key,
        front,
        confirmations,
        isPossible: places.has(candidate.key),
        distance: places.get(candidate.key) ?? Infinity,
      });
    }
  }
  if (few.length > 0) return (hasBudget ? budgetEntrants(few, candidates.length) : few).map(keyOf);
  const contested = mostContested(enough);
  return (contested.length > 0 ? contested : enough).map(keyOf);
}

const keyOf = ({ candidate }: Standing): string => candidate;

/** The half of those whose intervals overlap a rival's that overlap it most; nobody where every place is decided. */
function mostContested(open: readonly Standing[]): readonly Standing[] {
  const contested = open
    .filter(({ distance }) => distance < 1)
    .sort(
      (a, b) =>
        a.distance - b.distance || a.confirmations - b.confirmations || (a.candidate < b.candidate ? -1 : 1),
    );
  return contested.slice(0, Math.ceil(contested.length / 2));
}

/** How far two screening visits of one block differ, from those that were screened twice. */
function screeningFloor(candidates: readonly PlanCandidate[], visits: VisitsByCandidate): NoiseFloor | null {
  const pairs = candidates.flatMap(({ candidate }) => {
    const screened = visits.of(candidate.key).filter(({ round }) => round === 0);
    return screened.some(({ duplicate }) => duplicate) ? screened : [];
  });
  return noiseFloors(pairs).screening;
}

function isDiscarded({ outcome }: JudgedVisit): boolean {
  return outcome.state === 'discarded';
}

function timingsOf(visits: readonly JudgedVisit[], only: Phase): LatencyTiming[] {
  return visits.flatMap(({ phase, outcome }) =>
    outcome.state === 'timed' && phase === only ? [outcome.timing] : [],
  );
}

function byCandidate(visits: PlanState['visits']): VisitsByCandidate {
  if ('of' in visits) return visits;
  const grouped = new Map<string, JudgedVisit[]>();
  for (const visit of visits) {
    const own = grouped.get(visit.candidate);
    if (own === undefined) grouped.set(visit.candidate, [visit]);
    else own.push(visit);
  }
  return { of: (candidate) => grouped.get(candidate) ?? [] };
}
