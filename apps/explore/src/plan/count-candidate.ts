import {
  type Candidate,
  type CountedColumns,
  countedColumns,
  lowerBlock,
  type PlanCandidate,
} from '@convscape/core';

/** A candidate with everything that is counted of it. */
export function countCandidate(candidate: Candidate): PlanCandidate & { readonly counted: CountedColumns } {
  const { block, slot, options } = candidate;
  return { candidate, counted: countedColumns(lowerBlock(block, slot, options.chain)) };
}
