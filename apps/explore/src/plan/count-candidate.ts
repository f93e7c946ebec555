import {
  type Candidate,
  CostOverflowError,
  type CountedColumns,
  countedColumns,
  describeBlock,
  formatSlot,
  type LoweredLayers,
  lowerBlock,
  type PlanCandidate,
} from '@convscape/core';

/**
 * A candidate with everything that is counted of it.
 * @param reachOf one `reachCounter` for all candidates of a space
 * @throws {CostOverflowError} where a count passes 2^53: names the block and its slot, and says how a sweep leaves it out
 */
export function countCandidate(
  candidate: Candidate,
  reachOf: (lowered: LoweredLayers) => number,
): PlanCandidate & { readonly counted: CountedColumns } {
  const { block, slot, options } = candidate;
  try {
    return { candidate, counted: countedColumns(lowerBlock(block, slot, options.chain), reachOf) };
  } catch (error) {
    if (!(error instanceof CostOverflowError)) throw error;
    throw new CostOverflowError(
      `${error.quantity} in ${describeBlock(block)} (${formatSlot(slot)})`,
      `${error.hint}, or give the sweep a constraint, which leaves such blocks out: "constraints": { "macs": { "max": 1e12 } }`,
    );
  }
}
