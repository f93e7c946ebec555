import { type Candidate, enumerateSpace, type Space, sampleSpace } from '@convscape/core';
import { refuseNone } from './refuse-none.js';

export interface FoundCandidates {
  /** One at the least, and no more than were wanted. */
  readonly candidates: readonly Candidate[];
  /** How many there really are, those beyond included. */
  readonly found: number;
}

/**
 * The candidates that a sweep of this space measures.
 * @param most more of them are counted, but not kept
 * @throws {CommandError} exit 2 where none is found
 */
export function candidatesOf(space: Space, most: number): FoundCandidates {
  const found = space.sample === undefined ? listed(space, most) : drawn(space, space.sample);
  refuseNone(found.candidates);
  return found;
}

function listed(space: Space, most: number): FoundCandidates {
  const candidates: Candidate[] = [];
  let found = 0;
  for (const candidate of enumerateSpace(space)) {
    if (found < most) candidates.push(candidate);
    found++;
  }
  return { candidates, found };
}

function drawn(space: Space, sample: number): FoundCandidates {
  const candidates = sampleSpace(space, sample);
  return { candidates, found: candidates.length };
}
