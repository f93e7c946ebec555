import { WEBGPU_ENGINE_NAME } from '../kernels/webgpu/engine-name.js';
import { isToldAtClock } from '../measure/told-at-clock.js';
import type { Row } from '../record/row.js';
import type { RunAlone } from './run-alone.js';

/**
 * Whether a run told the latency of a row's candidate at its clock, as its visits were judged (`isToldAtClock`): false for what does not fit
 * the caches, for WebGPU, and without sentinels. That an engine ran on another processor is no part of a result, so it is known by its name.
 */
export function wasToldAtClock({ run, ranWith }: RunAlone, row: Row): boolean {
  if (run.sentinels === undefined) return false;
  const runnableBytes = ranWith?.get(row.candidate)?.runnableBytes ?? countedBytes(row);
  return isToldAtClock({ runnableBytes, isOffloaded: row.engine === WEBGPU_ENGINE_NAME }, run.sentinels);
}

/** About what a candidate holds: all that it touches, and no cache holds the copies that cold weights are rotated over. */
function countedBytes({ cache, peak_memory_bytes }: Row): number {
  return cache === 'hot' ? peak_memory_bytes : Number.POSITIVE_INFINITY;
}
