import type { LoweredLayers } from '../block/layer.js';
import { parameterShapes } from '../engine/parameter-shapes.js';
import type { BeyondCaches } from './beyond-caches.js';

const FLOAT_BYTES = 4;
const CACHE_LINE_BYTES = 64;
/** Every set has a place of its own, however small it is: more of them would take more memory than they fill caches. */
const MOST_SETS = 2 ** 17;

/** How many copies of a block's weights its calls take in turn, so that each call finds its weights in memory and in no cache. */
export interface WeightRotation {
  readonly sets: number;
  /** The copies together may still fit a cache: the last level is larger than half of what is rotated over. */
  readonly fitsCache: boolean;
}

/**
 * `sets = ceil(beyond caches / weights of the block)`, the weights in whole cache lines: until a set has its turn again, as many bytes of other
 * sets were read as no cache holds. A block without weights needs one set: there is nothing in it that could be cold.
 */
export function weightRotation(lowered: LoweredLayers, { bytes, isCapped }: BeyondCaches): WeightRotation {
  const setBytes = lowered.layers.reduce((sum, placed) => {
    const { weights, bias } = parameterShapes(placed);
    return sum + wholeLines(weights) + wholeLines(bias);
  }, 0);
  if (setBytes === 0) return { sets: 1, fitsCache: false };
  const wanted = Math.ceil(bytes / setBytes);
  return { sets: Math.min(wanted, MOST_SETS), fitsCache: isCapped || wanted > MOST_SETS };
}

function wholeLines(elements: number): number {
  return Math.ceil((elements * FLOAT_BYTES) / CACHE_LINE_BYTES) * CACHE_LINE_BYTES;
}
