import { COST_BUDGET, LONG_COST_BUDGET } from './count-space.js';
import type { Region } from './region.js';
import type { Space } from './space.js';
import { type SpaceCount, spaceCounter } from './space-counter.js';
import { FIT_BUDGET } from './survey.js';

/**
 * The exact count of a space where a sample of it may be taken from its list; null where it is drawn from the space. Counting tries more
 * than this does: a space whose samples were drawn once has them drawn for ever, or the same seed would give others.
 */
export function countForSample(space: Space, regions: readonly Region[]): SpaceCount | null {
  const { tries, exact, estimate } = spaceCounter(space, regions, FIT_BUDGET);
  if (tries === null || tries > LONG_COST_BUDGET) return null;
  if (tries <= COST_BUDGET) return exact();
  const { count, rounding } = estimate();
  return count.candidates === 0n && rounding === 0n ? exact() : null;
}
