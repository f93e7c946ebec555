import type { Candidate } from '@convscape/core';
import { usageError } from '../failure/command-error.js';

/**
 * Passes candidates on where there are any. A count may be an estimate: only this tells that something is there to measure. A sweep of nothing
 * would take every candidate away that the same sweep has stored.
 * @throws {CommandError} exit 2
 */
export function refuseNone(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length > 0) return candidates;
  throw usageError(
    'no candidate was found: hardly any combination fits its slot and keeps the constraints',
    'change the axes or constraints that leave them out',
  );
}
