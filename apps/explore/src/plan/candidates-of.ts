import { type Candidate, enumerateSpace, type Space, sampleSpace } from '@convscape/core';

/** The candidates that a sweep of this space measures. */
export function candidatesOf(space: Space): readonly Candidate[] {
  return space.sample === undefined ? [...enumerateSpace(space)] : sampleSpace(space, space.sample);
}
