import { blockCost, lowerBlock, type MeasureTask } from '@convscape/core';

/** Multiply-accumulates, or elements moved, a second: a fast kernel on a slow machine. */
const MACS_PER_SECOND = 5e9;
/** Of the reference that answers are compared with, which computes at most so many of them. */
const REFERENCE_MACS_PER_SECOND = 1e8;
const REFERENCE_MAX_MACS = 5e8;
const LEAST_LIMIT_MS = 10_000;
const PATIENCE = 20;

/** How long a turn may take before it counts as hanging: `max(10 s, 20 × predicted)`. */
export function turnTimeLimitMs({ candidate, protocol }: MeasureTask): number {
  const work = workOf(candidate);
  const callMs = (work / MACS_PER_SECOND) * 1000;
  const verifyMs = (Math.min(work, REFERENCE_MAX_MACS) / REFERENCE_MACS_PER_SECOND) * 1000;
  const { warmup, screening, batch } = protocol;
  const warmupMs = warmup.maxMs + (warmup.minCalls + warmup.windowBatches) * callMs;
  const batchesMs = screening.maxBatches * Math.max(2 * batch.targetMs, callMs);
  return Math.max(LEAST_LIMIT_MS, PATIENCE * (callMs + verifyMs + warmupMs + batchesMs));
}

/** Multiply-accumulates and elements moved; 0 of a block that does not fit its slot, which fails soon enough. */
function workOf({ block, slot, options }: MeasureTask['candidate']): number {
  try {
    const { macs, memoryAccessElements } = blockCost(lowerBlock(block, slot, options.chain));
    return macs + memoryAccessElements;
  } catch {
    return 0;
  }
}
