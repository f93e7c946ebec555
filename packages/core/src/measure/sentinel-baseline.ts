import { median } from '../stats/quantile.js';
import type { Clock } from './clock.js';
import { ComputeSentinel } from './compute-sentinel.js';
import type { SentinelBaseline } from './conditions.js';
import { MemorySentinel } from './memory-sentinel.js';

const READINGS = 15;
const LONGEST_PASS_NS = 8e6;

/**
 * What the sentinels take while nothing else of ours runs: the median of 15 readings of each, with a buffer small enough that one pass takes
 * 8 ms at most. About a second, and a few where the clock is coarse (`stepNs` is its step).
 */
export function sentinelBaseline(memoryBytes: number, clock: Clock, stepNs = 0): SentinelBaseline {
  const compute = new ComputeSentinel(clock, stepNs);
  const memory = new MemorySentinel(memoryBytes, clock, stepNs);
  while (memory.read(LONGEST_PASS_NS) > LONGEST_PASS_NS) memory.halve();
  const readings = Array.from({ length: READINGS }, () => ({
    computeNs: compute.read(),
    memoryNs: memory.read(),
  }));
  return {
    computeNs: median(readings.map(({ computeNs }) => computeNs)),
    memoryNs: median(readings.map(({ memoryNs }) => memoryNs)),
    memoryBytes: memory.memoryBytes,
  };
}
