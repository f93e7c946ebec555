import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import type { Candidate } from './candidate.js';
import { countForSample } from './count-for-sample.js';
import { countSpace } from './count-space.js';
import { drawCandidates } from './draw-candidates.js';
import { enumerateSpace } from './enumerate-space.js';
import { fillUp } from './fill-up.js';
import { disjointRegions, entryRegions, isSmall, type Region } from './region.js';
import type { Space } from './space.js';

/** Up to this many candidates, all are listed and some taken; above, they are drawn from the space itself. */
const LISTED = 20_000n;

/**
 * `n` different candidates of a space, every one equally likely to be among them, from the space's seed; all of them where there are no
 * more than `n`. Short of all, a longer sample of the same space begins with the shorter one. Works on spaces of any size.
 * Shorter than `n` only where so few of very many combinations are candidates that the draws run out; they take seconds.
 */
export function sampleSpace(space: Space, n: number): Candidate[] {
  const regions = disjointRegions(entryRegions(space));
  const listed = fromList(space, regions, n);
  if (listed !== null) return listed;
  const { candidates, exact } = countSpace(space);
  if (exact && candidates < BigInt(n)) return [...enumerateSpace(space)];
  const drawn = drawCandidates(space, regions, n, candidates > 0n);
  return drawn.length < n && isSmall(regions) ? fillUp(drawn, space, n) : drawn;
}

/**
 * The same where a rough idea of a space will do: it may come out far shorter than `n`, and takes a second at the most as long as draws find
 * anything at all.
 */
export function glanceAtSpace(space: Space, n: number): Candidate[] {
  const regions = disjointRegions(entryRegions(space));
  const found = fromList(space, regions, n) ?? drawCandidates(space, regions, n, false);
  return found.length > 0 ? found : sampleSpace(space, n);
}

/** The sample where the list of all candidates is short, or the sample is all of it; null where it is drawn. */
function fromList(space: Space, regions: readonly Region[], n: number): Candidate[] | null {
  const count = countForSample(space, regions);
  if (count === null) return null;
  if (count.candidates <= LISTED) {
    return shuffle([...enumerateSpace(space)], xorshift32(scrambleSeed(space.seed))).slice(0, n);
  }
  return count.candidates <= BigInt(n) ? [...enumerateSpace(space)] : null;
}
