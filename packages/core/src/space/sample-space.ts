import { scrambleSeed } from '../stats/scramble-seed.js';
import { shuffle } from '../stats/shuffle.js';
import { xorshift32 } from '../stats/xorshift32.js';
import type { Candidate } from './candidate.js';
import { countSpace } from './count-space.js';
import { enumerateSpace, toCandidate } from './enumerate-space.js';
import { fittingDraws } from './fitting-draws.js';
import { constraintCheck } from './left-out-reason.js';
import { disjointRegions, entryRegions } from './region.js';
import type { Space } from './space.js';
import { surveyRegions } from './survey.js';

/** Up to this many candidates, all are listed and some taken; above, they are drawn from the space itself. */
const LISTED = 20_000n;

/** Draws allowed a candidate wanted, and beyond: where constraints leave almost nothing, the sample comes out short instead of never. */
const DRAWS_EACH = 50;
const DRAWS_BEYOND = 20_000;

/**
 * `n` different candidates of a space, every one equally likely to be among them, from the space's seed; all of them where there are no
 * more than `n`. Short of all, a longer sample of the same space begins with the shorter one. Works on spaces of any size.
 * Shorter than `n` only where so few combinations keep the constraints that the draws run out.
 */
export function sampleSpace(space: Space, n: number): Candidate[] {
  const { candidates, exact } = countSpace(space);
  if (exact && candidates <= LISTED) {
    return shuffle([...enumerateSpace(space)], xorshift32(scrambleSeed(space.seed))).slice(0, n);
  }
  if (exact && candidates <= BigInt(n)) return [...enumerateSpace(space)];
  return drawn(space, n);
}

function drawn(space: Space, n: number): Candidate[] {
  const { chain, seed } = space;
  const brokenConstraint = constraintCheck(space);
  const random = xorshift32(scrambleSeed(seed));
  const surveyed = surveyRegions(disjointRegions(entryRegions(space)), chain, random);
  const draw = fittingDraws(surveyed, chain, random);
  const found = new Map<string, Candidate>();
  for (let attempts = DRAWS_BEYOND + DRAWS_EACH * n; attempts > 0 && found.size < n; attempts--) {
    const combination = draw();
    if (combination === null || brokenConstraint(combination) !== null) continue;
    const candidate = toCandidate(combination, chain);
    found.set(candidate.key, candidate);
  }
  return [...found.values()];
}
