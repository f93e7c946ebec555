import type { LoweredLayers } from '../block/layer.js';
import type { CostColumn } from '../cost/cost.js';
import { blockCost } from '../cost/index.js';
import { mixing } from '../mixing/index.js';

/** Everything that is counted of a block, by the names that rows, constraints and objectives use. */
export type CountedColumns = { readonly [Column in CostColumn]: number };

/**
 * @param reachOf counts the reach: give a `reachCounter` where many blocks are counted
 * @throws {CostOverflowError} where a count passes 2^53
 */
export function countedColumns(
  lowered: LoweredLayers,
  reachOf: (lowered: LoweredLayers) => number = (layers) => mixing(layers).reach,
): CountedColumns {
  // Not spread: objects that are made by spreading have a shape each in V8, four times their size.
  return Object.assign(countedCost(lowered), { mixing_reach: reachOf(lowered) });
}

/** The columns of the cost model alone, without mixing. */
export function countedCost(lowered: LoweredLayers): Omit<CountedColumns, 'mixing_reach'> {
  const cost = blockCost(lowered);
  return {
    macs: cost.macs,
    params: cost.params,
    activations: cost.activations,
    memory_access_elements: cost.memoryAccessElements,
    bytes_moved: cost.bytesMoved,
    peak_memory_bytes: cost.peakMemoryBytes,
    arithmetic_intensity: cost.arithmeticIntensity,
  };
}
