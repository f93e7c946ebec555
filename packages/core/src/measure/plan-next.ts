import type { Objective } from '../cost/cost.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { contenders, type PlanCandidate } from './contenders.js';
import { callLatenciesNs } from './estimate-latency.js';
import type { Protocol } from './protocol.js';
import { isCapped, type MeasuredVisit, resultOf } from './result-of.js';
import type { Phase, VisitTiming } from './visit.js';

export interface PlanState {
  readonly candidates: readonly PlanCandidate[];
  /** All stored visits of the run, in any order; those of candidates not asked for are passed over. */
  readonly visits: readonly MeasuredVisit[];
  readonly protocol: Protocol;
  readonly objectives: readonly Objective[];
  readonly seed: number;
}

/** One turn to take; its visit is stored with the same phase, round and process. */
export interface PlannedTurn {
  readonly candidate: string;
  readonly phase: Phase;
  readonly round: number;
  readonly process: number;
}

/** `screen`: the turns may be taken side by side. `confirm`: one after the other, in this order. Ask again when all are stored. */
export type Plan =
  | { readonly state: 'screen'; readonly turns: readonly PlannedTurn[] }
  | { readonly state: 'confirm'; readonly round: number; readonly turns: readonly PlannedTurn[] }
  | { readonly state: 'done' };

/**
 * What a sweep does next, from what is stored alone: a sweep that was interrupted anywhere goes on as if it had not been.
 * Everybody is screened first (round 0), then the contenders meet in rounds of one visit each until each of them has an interval as
 * narrow as asked or has met its cap. Who takes part in a round is decided by the rounds before it, so that a round that was
 * cut short is completed and not judged by its half.
 */
export function planNext(state: PlanState): Plan {
  const { candidates, protocol, seed } = state;
  const visits = visitsByCandidate(state);
  const takeTurns = (keys: readonly string[], phase: Phase, round: number): PlannedTurn[] =>
    shuffle([...keys].sort(), xorshift32(scrambleSeed(seed ^ scrambleSeed(round)))).map((candidate) => ({
      candidate,
      phase,
      round,
      // Every round in one process, the next in another: what meets in a round shares its process's luck.
      process: phase === 'screening' ? 0 : (round - 1) % protocol.confirmation.processes,
    }));

  const all = candidates.map(({ candidate }) => candidate.key);
  const unseen = (key: string, round: number) => !visits.get(key)!.some((visit) => visit.round === round);

  const screening = takeTurns(all, 'screening', 0).filter((turn) => unseen(turn.candidate, 0));
  if (screening.length > 0) return { state: 'screen', turns: screening };

  const lastRound = [...visits.values()].flat().reduce((last, { round }) => Math.max(last, round), 0);
  for (const round of lastRound === 0 ? [1] : [lastRound, lastRound + 1]) {
    const turns = takeTurns(openContenders(state, visits, round), 'confirmation', round).filter((turn) =>
      unseen(turn.candidate, round),
    );
    if (turns.length > 0) return { state: 'confirm', round, turns };
  }
  return { state: 'done' };
}

/** Contenders that are not settled yet, judged by the visits before this round. */
function openContenders(
  { candidates, protocol, objectives }: PlanState,
  visits: ReadonlyMap<string, readonly MeasuredVisit[]>,
  round: number,
): string[] {
  const judged = candidates.map(({ candidate, counted }) => {
    const before = visits.get(candidate.key)!.filter((visit) => visit.round < round);
    const result = resultOf(before, protocol);
    return {
      candidate,
      counted,
      result,
      fastestNs: Math.min(...timingsOf(before).flatMap(callLatenciesNs)),
      isSettled: result.state === 'measured' || isCapped(timingsOf(before, 'confirmation'), protocol),
    };
  });
  const kept = contenders(judged, objectives);
  return judged
    .filter(({ candidate, isSettled }) => kept.has(candidate.key) && !isSettled)
    .map(({ candidate }) => candidate.key);
}

function timingsOf(visits: readonly MeasuredVisit[], only?: Phase): VisitTiming[] {
  return visits.flatMap(({ phase, outcome }) =>
    outcome.state === 'timed' && (only === undefined || phase === only) ? [outcome.timing] : [],
  );
}

function visitsByCandidate({ candidates, visits }: PlanState): Map<string, MeasuredVisit[]> {
  const grouped = new Map<string, MeasuredVisit[]>(candidates.map(({ candidate }) => [candidate.key, []]));
  for (const visit of visits) grouped.get(visit.candidate)?.push(visit);
  return grouped;
}
