import { plannedSpanNs, shortestSpanNs } from './coarse-clock.js';
import type { Protocol } from './protocol.js';

/** A first call may be mostly overhead, and a coarse clock may show none of it: sizes grow no faster than this. */
const LARGEST_GROWTH = 16;

/** How long a batch should take: the protocol's target, or what a coarse clock needs. */
export function batchTargetNs(batch: Protocol['batch'], stepNs: number): number {
  return Math.max(batch.targetMs * 1e6, plannedSpanNs(stepNs));
}

/** What a batch may not be shorter than: the protocol's least, or a hundred steps of a coarse clock. */
export function leastBatchNs(batch: Protocol['batch'], stepNs: number): number {
  return Math.max(batch.minMs * 1e6, shortestSpanNs(stepNs));
}

/** Calls a batch: `ceil(target / t1)`, at least one. */
export function callsPerBatch(callNs: number, targetNs: number): number {
  return Math.max(1, Math.ceil(targetNs / callNs));
}

/** The size to try after a batch of `calls` took `elapsedNs`. */
export function nextBatchSize(calls: number, elapsedNs: number, targetNs: number): number {
  return Math.min(callsPerBatch(elapsedNs / calls, targetNs), calls * LARGEST_GROWTH);
}
