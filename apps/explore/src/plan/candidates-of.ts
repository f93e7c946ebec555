import { type Candidate, enumerateSpace, type Space, sampleSpace } from '@convscape/core';
import { refuseNone } from './refuse-none.js';

/**
 * The candidates that a sweep of this space measures: one at the least.
 * @throws {CommandError} exit 2 where none is found
 */
export function candidatesOf(space: Space): readonly Candidate[] {
  return refuseNone(
    space.sample === undefined ? [...enumerateSpace(space)] : sampleSpace(space, space.sample),
  );
}
