import type { Objective } from '../cost/cost.js';
import { contestedness, type JudgedCandidate, unbeaten } from './contenders.js';

/** How far a candidate has come that may be measured next, and how much is decided by that. */
export interface Standing {
  readonly candidate: string;
  /** The front that it is measured for. */
  readonly front: string;
  /** Confirming visits that it has. */
  readonly confirmations: number;
  /** Whether it could be on its front, by the intervals of what is known so far. */
  readonly isPossible: boolean;
  /** How contested its place is among those that could be: see `contestedness`. Infinite for those that could not. */
  readonly distance: number;
}

/** So many visits tell a latency without the screening visit: one alone would be lost if the time were up. */
const FIRST_VISITS = 2;
/** A round has at least so many turns, or one for so many candidates, where that many are left: everything is judged anew between rounds. */
const LEAST_TURNS = 8;
const CANDIDATES_A_TURN = 50;

/**
 * Whom the next round goes to where the time may be up after any. The first visits, and after these the rest of those asked for, go to
 * candidates whose place on their front is open, then to the other members of fronts; whoever is beaten comes last. Rivals are measured
 * side by side and front by front, the front with the most contested place first, so that places are decided and not all left half known.
 * @param fronts by front, those that have fewer visits than asked for
 * @param candidates how many there are in all
 */
export function budgetEntrants(
  fronts: readonly (readonly Standing[])[],
  candidates: number,
): readonly Standing[] {
  const isNext = FIRST_TO_LAST.find((is) => fronts.some((front) => front.some(is)));
  if (isNext === undefined) return [];
  const turns = Math.max(LEAST_TURNS, Math.ceil(candidates / CANDIDATES_A_TURN));
  const entrants: Standing[] = [];
  for (const front of inOrder(fronts, isNext)) {
    if (entrants.length >= turns) break;
    for (const one of front) if (isNext(one)) entrants.push(one);
  }
  return entrants;
}

const isContested = ({ distance }: Standing) => distance < 1;
const isPossible = ({ isPossible }: Standing) => isPossible;
const isNew = ({ confirmations }: Standing) => confirmations < FIRST_VISITS;
const FIRST_TO_LAST: readonly ((one: Standing) => boolean)[] = [
  (one) => isContested(one) && isNew(one),
  (one) => isPossible(one) && isNew(one),
  isContested,
  isPossible,
  () => true,
];

/** The fronts of those who are next: first those that were begun, then the most contested one. */
function inOrder(
  fronts: readonly (readonly Standing[])[],
  isNext: (one: Standing) => boolean,
): readonly (readonly Standing[])[] {
  let fewest = Infinity;
  for (const front of fronts) {
    for (const one of front) if (isNext(one)) fewest = Math.min(fewest, one.confirmations);
  }
  const ranked: { front: readonly Standing[]; isBegun: boolean; distance: number }[] = [];
  for (const front of fronts) {
    const rank = { front, isBegun: false, distance: Infinity };
    let isAsked = false;
    for (const one of front) {
      if (!isNext(one)) continue;
      isAsked = true;
      rank.isBegun ||= one.confirmations > fewest;
      rank.distance = Math.min(rank.distance, one.distance);
    }
    if (isAsked) ranked.push(rank);
  }
  return ranked
    .sort(
      (a, b) =>
        Number(b.isBegun) - Number(a.isBegun) ||
        (a.distance === b.distance ? 0 : a.distance - b.distance) ||
        (nameOf(a.front) < nameOf(b.front) ? -1 : 1),
    )
    .map(({ front }) => front);
}

const nameOf = ([one]: readonly Standing[]): string => one!.front;

/**
 * Who of one front could be on it, and how contested their places are, by the intervals of what is known so far, which need not hold for
 * the whole race: nobody is ruled out by them for good.
 * @param slack how much wider an interval of one visit is taken, as a share
 * @returns by key; those that could not be on it are left out
 */
export function likelyPlaces(
  front: readonly JudgedCandidate[],
  objectives: readonly Objective[],
  slack: number,
): ReadonlyMap<string, number> {
  const judged = front.map((one) => byItsInterval(one, slack));
  const possible = unbeaten(judged, objectives, 0);
  const distances = contestedness(
    judged.filter(({ candidate }) => possible.has(candidate.key)),
    objectives,
  );
  return new Map([...possible].map((key) => [key, distances.get(key) ?? Infinity]));
}

function byItsInterval(one: JudgedCandidate, slack: number): JudgedCandidate {
  const { result } = one;
  if (!('estimate' in result)) return one;
  const { estimate } = result;
  const wider = estimate.visits > 1 ? 0 : slack;
  const bounds = { lowNs: estimate.lowNs * (1 - wider), highNs: estimate.highNs * (1 + wider) };
  return { ...one, bounds, result: { ...result, estimate: { ...estimate, ...bounds } } };
}
