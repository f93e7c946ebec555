import { blockCost, lowerBlock, type MeasureTask } from '@convscape/core';

/** Multiply-accumulates, or elements moved, a second: a fast kernel on a slow machine. */
const MACS_PER_SECOND = 5e9;
/** Of the reference that answers are compared with, which computes at most so many of them. */
const REFERENCE_MACS_PER_SECOND = 1e8;
const REFERENCE_MAX_MACS = 5e8;
const LEAST_LIMIT_MS = 10_000;
const PATIENCE = 20;
/** Batches of a coarse clock take so many of its steps, with what the sentinels read between them. */
const STEPS_A_BATCH = 150;
/** Timers of 2^31 ms and more fire at once. */
const MOST_LIMIT_MS = 2e9;

/**
 * How long a turn may take before it counts as hanging: `max(10 s, 20 × predicted)`.
 * @param visits of the block, or of layers of it
 * @param timerStepMs of the clock that it is timed by; 0: finer than anything here
 */
export function turnTimeLimitMs({ candidate, protocol }: MeasureTask, visits = 1, timerStepMs = 0): number {
  const work = workOf(candidate);
  const callMs = (work / MACS_PER_SECOND) * 1000;
  const verifyMs = (Math.min(work, REFERENCE_MAX_MACS) / REFERENCE_MACS_PER_SECOND) * 1000;
  const { warmup, screening, batch } = protocol;
  const warmupMs = warmup.maxMs + (warmup.minCalls + warmup.windowBatches) * callMs;
  const batchesMs = screening.maxBatches * Math.max(2 * batch.targetMs, callMs, STEPS_A_BATCH * timerStepMs);
  const turnMs = Math.max(LEAST_LIMIT_MS, PATIENCE * (callMs + verifyMs + warmupMs + batchesMs));
  return Math.min(MOST_LIMIT_MS, visits * turnMs);
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
