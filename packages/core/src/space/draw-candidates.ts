import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import type { Candidate } from './candidate.js';
import { toCandidate } from './enumerate-space.js';
import { fittingDraws } from './fitting-draws.js';
import { constraintCheck } from './left-out-reason.js';
import type { Region } from './region.js';
import type { Space } from './space.js';
import { surveyRegions } from './survey.js';

/** Draws allowed a candidate wanted, and beyond: as many as most spaces need. */
const DRAWS_EACH = 50;
const DRAWS_BEYOND = 20_000;

/** What drawing may take where candidates are rare, in draws that do not fit: seconds. */
const LONG_EFFORT = 1_000_000;
/** What a check against the constraints takes, and one that counts reach. */
const CHECK_EFFORT = 4;
const REACH_EFFORT = 50;

/**
 * Draws `n` different candidates from a space, every one equally likely to be among them; fewer where the draws run out. More draws
 * find the same ones first.
 * @param regions those of the space, without what they share
 * @param isLong goes on for seconds where candidates are rare
 */
export function drawCandidates(
  space: Space,
  regions: readonly Region[],
  n: number,
  isLong: boolean,
): Candidate[] {
  const { chain, constraints, seed } = space;
  const brokenConstraint = constraintCheck(space);
  const random = xorshift32(scrambleSeed(seed));
  const draw = fittingDraws(surveyRegions(regions, chain, random), chain, random);
  const checkEffort = effortOf(constraints);
  const found = new Map<string, Candidate>();
  let draws = DRAWS_BEYOND + DRAWS_EACH * n;
  let effort = isLong ? LONG_EFFORT : 0;
  for (; found.size < n && (draws > 0 || effort > 0); draws--, effort--) {
    const combination = draw();
    if (combination === null) continue;
    effort -= checkEffort;
    if (brokenConstraint(combination) !== null) continue;
    const candidate = toCandidate(combination, chain);
    found.set(candidate.key, candidate);
  }
  return [...found.values()];
}

function effortOf(constraints: Space['constraints']): number {
  if (constraints.length === 0) return 0;
  return constraints.some(({ column }) => column === 'mixing_reach') ? REACH_EFFORT : CHECK_EFFORT;
}
