import type { Objective } from '../cost/cost.js';
import { contestedness, frontOf, type JudgedCandidate, unbeaten } from './contenders.js';

/** A candidate and how far it has come. */
export interface Standing extends JudgedCandidate {
  /** Confirming visits that it has. */
  readonly confirmations: number;
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
 * @param slack how much wider an interval of one visit is taken, as a share
 */
export function budgetEntrants(
  open: readonly Standing[],
  all: readonly Standing[],
  { objectives, slack }: { readonly objectives: readonly Objective[]; readonly slack: number },
): readonly Standing[] {
  const judged = all.map((one) => byItsInterval(one, slack));
  const possible = unbeaten(judged, objectives, 0);
  const distances = contestedness(
    judged.filter(({ candidate }) => possible.has(candidate.key)),
    objectives,
  );
  const distanceOf = ({ candidate }: Standing) => distances.get(candidate.key) ?? Number.POSITIVE_INFINITY;

  const contested = open.filter((one) => distanceOf(one) < 1);
  const onFronts = open.filter(({ candidate }) => possible.has(candidate.key));
  const isNew = ({ confirmations }: Standing) => confirmations < FIRST_VISITS;
  const inOrder = [contested.filter(isNew), onFronts.filter(isNew), contested, onFronts, open];
  const next = inOrder.find((some) => some.length > 0) ?? [];
  const turns = Math.max(LEAST_TURNS, Math.ceil(all.length / CANDIDATES_A_TURN));
  return frontByFront(next, distanceOf, turns);
}

/** Whole fronts until there are so many: those that were begun, then the most contested one. */
function frontByFront(
  some: readonly Standing[],
  distanceOf: (one: Standing) => number,
  turns: number,
): readonly Standing[] {
  const fronts = new Map<string, Standing[]>();
  for (const one of some) {
    const name = frontOf(one);
    const front = fronts.get(name) ?? [];
    fronts.set(name, front);
    front.push(one);
  }
  const fewest = Math.min(...some.map(({ confirmations }) => confirmations));
  const inOrder = [...fronts]
    .map(([name, front]) => ({
      name,
      front,
      isBegun: front.some(({ confirmations }) => confirmations > fewest),
      distance: Math.min(...front.map(distanceOf)),
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

/** Judged by the interval of its result, which need not hold for the whole race: nobody is ruled out by it for good. */
function byItsInterval(one: Standing, slack: number): Standing {
  const { result } = one;
  if (!('estimate' in result)) return one;
  const { estimate } = result;
  const wider = estimate.visits > 1 ? 0 : slack;
  const bounds = { lowNs: estimate.lowNs * (1 - wider), highNs: estimate.highNs * (1 + wider) };
  return { ...one, bounds, result: { ...result, estimate: { ...estimate, ...bounds } } };
}
