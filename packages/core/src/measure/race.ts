import { formatSlot } from '../block/slot.js';
import type { Objective } from '../cost/cost.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { budgetEntrants, type Standing } from './budget-order.js';
import type { PlanCandidate } from './contenders.js';
import { FrontRace } from './front-race.js';
import { hiddenDuplicates } from './hidden-duplicates.js';
import { type NoiseFloor, noiseFloors } from './noise-floor.js';
import type { Protocol } from './protocol.js';
import { raceConfidence, screeningSlack } from './race-bounds.js';
import type { JudgedVisit } from './result-of.js';
import type { Phase } from './visit.js';
import type { VisitsByCandidate } from './visits-by-candidate.js';

/** A candidate whose visits were discarded so often gets no more attempts: what is disturbed then is kept and flagged. */
export const MOST_DISCARDED = 4;

/** What a run is asked for: what stays the same while it is measured. */
export interface RaceRequest {
  readonly candidates: readonly PlanCandidate[];
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

/** Whoever has a turn in a round: a candidate, or its hidden duplicate. */
interface Entrant {
  readonly candidate: string;
  readonly duplicate?: true | undefined;
}

/**
 * What one run does next, again and again. Everybody is screened first (round 0). Then the contenders meet in rounds of one visit each until each has an interval as narrow as asked,
 * or has met its cap; with a budget, a few fronts at a time. From the least number of visits on, a round goes to the more contested half, and to all that are left once no place
 * is contested. Who takes part in a round is decided by the rounds before it, so that a round that was cut short is completed and not judged
 * by its half. Hidden duplicates are measured whenever their candidate is. A discarded visit is measured again.
 *
 * Its plans depend on nothing but the visits: at any time it plans what a new one would. It remembers what it concluded from them, and judges
 * anew only the fronts whose candidates have more.
 */
export class Race {
  readonly #request: RaceRequest;
  readonly #visits: VisitsByCandidate;
  /** The keys of those that are measured twice. */
  readonly #twins: ReadonlySet<string>;
  readonly #fronts: readonly FrontRace[];
  readonly #frontOf: ReadonlyMap<string, FrontRace>;
  /** So many visits it has looked at. */
  #seen = 0;
  readonly #unscreened: Set<string>;
  /** How many screening visits those have, by key, that were screened twice; with another seed, they were others. */
  readonly #screenedTwice = new Map<string, number>();
  /** The newest round that a candidate itself has a visit of. */
  #lastRound = 0;
  #slack: number | undefined;

  /** @param visits all that the run has, and will have */
  constructor(request: RaceRequest, visits: VisitsByCandidate) {
    const { candidates, seed, protocol } = request;
    this.#request = request;
    this.#visits = visits;
    const keys = candidates.map(({ candidate }) => candidate.key);
    this.#twins = hiddenDuplicates(keys, seed);
    this.#unscreened = new Set(keys);
    const judging = { ...request, confidence: raceConfidence(candidates.length, protocol) };
    this.#fronts = [...byFront(candidates)].map(
      ([name, members]) => new FrontRace({ name, members, visits, judging }),
    );
    this.#frontOf = new Map(
      this.#fronts.flatMap((front) => front.members.map(({ candidate }) => [candidate.key, front] as const)),
    );
  }

  /** What to do now. Ask when all the turns of the last answer are stored, or given up. */
  next(): Plan {
    this.#lookAtNew();
    if (this.#unscreened.size > 0) {
      // The order is that of all, however many are left.
      return { state: 'screen', turns: this.#missingTurns([...this.#frontOf.keys()], 'screening', 0) };
    }
    for (const round of this.#lastRound === 0 ? [1] : [this.#lastRound, this.#lastRound + 1]) {
      const turns = this.#missingTurns(this.#entrantsOf(round), 'confirmation', round);
      if (turns.length > 0) return { state: 'confirm', round, turns };
    }
    return { state: 'done' };
  }

  #lookAtNew(): void {
    const visits = this.#visits;
    let hasPairs = this.#slack === undefined;
    for (const key of new Set(visits.candidatesSince(this.#seen))) {
      const front = this.#frontOf.get(key);
      if (front === undefined) continue;
      front.judgeAnew();
      const all = visits.of(key);
      for (const { duplicate, round } of all) {
        if (!duplicate) this.#lastRound = Math.max(this.#lastRound, round);
      }
      if (!this.#entrantsFor(key).some((one) => isMissing(one, 0, all))) this.#unscreened.delete(key);
      const screened = all.filter(({ round }) => round === 0);
      if (!screened.some(({ duplicate }) => duplicate)) continue;
      hasPairs ||= this.#screenedTwice.get(key) !== screened.length;
      this.#screenedTwice.set(key, screened.length);
    }
    if (hasPairs) this.#slack = screeningSlack(this.#screeningFloor());
    this.#seen = visits.size;
  }

  /** How far two screening visits of one block differ, from those that were screened twice. */
  #screeningFloor(): NoiseFloor | null {
    const screened = [...this.#screenedTwice.keys()].flatMap((key) =>
      this.#visits.of(key).filter(({ round }) => round === 0),
    );
    return noiseFloors(screened).screening;
  }

  #entrantsFor(candidate: string): readonly Entrant[] {
    return this.#twins.has(candidate) ? [{ candidate }, { candidate, duplicate: true }] : [{ candidate }];
  }

  #missingTurns(keys: readonly string[], phase: Phase, round: number): PlannedTurn[] {
    const entrants = [...keys].sort().flatMap((key) => this.#entrantsFor(key));
    const { seed, protocol } = this.#request;
    const turns: PlannedTurn[] = [];
    for (const one of shuffle(entrants, xorshift32(scrambleSeed(seed ^ scrambleSeed(round))))) {
      const { candidate, duplicate } = one;
      const all = this.#visits.of(candidate);
      if (!isMissing(one, round, all)) continue;
      turns.push({
        candidate,
        phase,
        round,
        // Every round in one process, the next in another: what meets in a round shares its process's luck.
        process: phase === 'screening' ? 0 : (round - 1) % protocol.confirmation.processes,
        ...(duplicate && { duplicate }),
        ...(isLastAttempt(one, all) && { keepDisturbed: true as const }),
      });
    }
    return turns;
  }

  /** Who takes part in this round, judged by the visits before it. */
  #entrantsOf(round: number): readonly string[] {
    const { candidates, hasBudget = false } = this.#request;
    const few: (readonly Standing[])[] = [];
    const enough: Standing[] = [];
    for (const front of this.#fronts) {
      const open = front.open(round, this.#slack!);
      if (open.few.length > 0) few.push(open.few);
      enough.push(...open.enough);
    }
    if (few.length > 0) return (hasBudget ? budgetEntrants(few, candidates.length) : few.flat()).map(keyOf);
    const contested = mostContested(enough);
    return (contested.length > 0 ? contested : enough).map(keyOf);
  }
}

const keyOf = ({ candidate }: Standing): string => candidate;

/** Whether it has no visit of this round that stays. */
function isMissing({ duplicate }: Entrant, round: number, visits: readonly JudgedVisit[]): boolean {
  return !visits.some(
    (visit) => visit.duplicate === duplicate && visit.round === round && !isDiscarded(visit),
  );
}

function isLastAttempt({ duplicate }: Entrant, visits: readonly JudgedVisit[]): boolean {
  return (
    visits.filter((visit) => visit.duplicate === duplicate && isDiscarded(visit)).length >= MOST_DISCARDED
  );
}

function isDiscarded({ outcome }: JudgedVisit): boolean {
  return outcome.state === 'discarded';
}

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

/** Candidates by the front that they are measured for: slot × engine × threads. */
export function byFront<Some extends PlanCandidate>(
  candidates: readonly Some[],
): ReadonlyMap<string, readonly Some[]> {
  const fronts = new Map<string, Some[]>();
  for (const one of candidates) {
    const { slot, engine, options } = one.candidate;
    const name = JSON.stringify([formatSlot(slot), engine, options.threads]);
    const front = fronts.get(name);
    if (front === undefined) fronts.set(name, [one]);
    else front.push(one);
  }
  return fronts;
}
