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
 * @param open those that have fewer visits than asked for
 * @param candidates how many there are in all
 */
export function budgetEntrants(open: readonly Standing[], candidates: number): readonly Standing[] {
  const contested = open.filter(({ distance }) => distance < 1);
  const onFronts = open.filter(({ isPossible }) => isPossible);
  const isNew = ({ confirmations }: Standing) => confirmations < FIRST_VISITS;
  const inOrder = [contested.filter(isNew), onFronts.filter(isNew), contested, onFronts, open];
  const next = inOrder.find((some) => some.length > 0) ?? [];
  return frontByFront(next, Math.max(LEAST_TURNS, Math.ceil(candidates / CANDIDATES_A_TURN)));
}

/** Whole fronts until there are so many: those that were begun, then the most contested one. */
function frontByFront(some: readonly Standing[], turns: number): readonly Standing[] {
  const fronts = new Map<string, Standing[]>();
  for (const one of some) {
    const front = fronts.get(one.front);
    if (front === undefined) fronts.set(one.front, [one]);
    else front.push(one);
  }
  const fewest = some.reduce((least, { confirmations }) => Math.min(least, confirmations), Infinity);
  const inOrder = [...fronts]
    .map(([name, front]) => ({
      name,
      front,
      isBegun: front.some(({ confirmations }) => confirmations > fewest),
      distance: Math.min(...front.map(({ distance }) => distance)),
    }))
    .sort(
      (a, b) =>
        Number(b.isBegun) - Number(a.isBegun) ||
        (a.distance === b.distance ? 0 : a.distance - b.distance) ||
        (a.name < b.name ? -1 : 1),
    );
  const entrants: Standing[] = [];
  for (const { front } of inOrder) {
    if (entrants.length >= turns) break;
    entrants.push(...front);
  }
  return entrants;
}

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
