import { lowerBlock } from '../block/lower-block.js';
import { misfit } from '../block/misfit.js';
import type { CostColumn } from '../cost/cost.js';
import { CostOverflowError } from '../cost/index.js';
import type { Combination } from './combination.js';
import { countedCost } from './counted-columns.js';
import { reachCounter } from './reach-counter.js';
import type { Constraint, Space } from './space.js';

/** Why a block does not fit its slot, in words that repeat for alike combinations; null where it does. */
export function misfitReason({ block, slot }: Combination, chain: number): string | null {
  return misfit(block, slot, chain)?.reason ?? null;
}

/** A check for many blocks: the first constraint that a fitting block breaks, as `params above 2000000`; null where it keeps them all. */
export function constraintCheck({
  chain,
  constraints,
}: Pick<Space, 'chain' | 'constraints'>): (combination: Combination) => string | null {
  if (constraints.length === 0) return () => null;
  const reachOf = reachCounter();
  return ({ block, slot }) => {
    try {
      const lowered = lowerBlock(block, slot, chain);
      const cost = countedCost(lowered);
      // Mixing is the dearest to count: only where a constraint asks for it.
      return violation(
        (column) => (column === 'mixing_reach' ? reachOf(lowered) : cost[column]),
        constraints,
      );
    } catch (error) {
      if (error instanceof CostOverflowError) return 'counts pass 2^53';
      throw error;
    }
  };
}

/** The first constraint that these counts break; null where they keep them all. */
export function violation(
  countOf: (column: CostColumn) => number,
  constraints: readonly Constraint[],
): string | null {
  for (const { column, min, max } of constraints) {
    const count = countOf(column);
    if (min !== undefined && count < min) return `${column} below ${min}`;
    if (max !== undefined && count > max) return `${column} above ${max}`;
  }
  return null;
}
