import { disjointRegions, entryRegions, isSmall, SMALL_SPACE } from './region.js';
import type { Space } from './space.js';
import { type SpaceCount, spaceCounter } from './space-counter.js';
import { FIT_BUDGET } from './survey.js';

export type { SpaceCount } from './space-counter.js';

/** Combinations of slot and block are counted one by one against the constraints up to this many; above, so many are drawn. */
export const COST_BUDGET = 10_000n;
/** Where an estimate would decide that a space is refused, one by one up to this many all the same. It takes seconds. */
export const LONG_COST_BUDGET = 300_000n;

/**
 * Counts a space without enumerating it. Only axes that a kind's fit depends on are tried, the others are multiplied; constraints
 * depend on everything but the engine's axes. What is too much to try is estimated from seeded draws, and `exact` says so.
 * @param most a space of more candidates is refused: where an estimate says so, or that there are none, seconds are spent on the exact count
 */
export function countSpace(space: Space, most?: bigint): SpaceCount {
  const regions = disjointRegions(entryRegions(space));
  const { tries, exact, estimate } = spaceCounter(
    space,
    regions,
    isSmall(regions) ? Number(SMALL_SPACE) : FIT_BUDGET,
  );
  if (tries !== null && tries <= COST_BUDGET) return exact();
  const { count } = estimate();
  // Reach takes too long to count of so many for a space that may be too large anyway.
  const isDear = space.constraints.some(({ column }) => column === 'mixing_reach');
  const isTooMany = most !== undefined && count.candidates > most && !isDear;
  const isWithin = tries !== null && tries <= LONG_COST_BUDGET;
  return isWithin && (count.candidates === 0n || isTooMany) ? exact() : count;
}
