import type { SentinelBaseline } from '@convscape/core';
import { tooFast, tooSlow } from './desk-refusals.js';

/** What computing may take at the most, as a share of what it took when the run began: above it `judgeConditions` discards every visit. */
const SLOWEST = 1.1;
/**
 * And at the least. A device that was plugged in, or whose run began while it was warm, is faster than that by tens of percent, and its times are
 * told at the run's clock; one that is half as fast again is another device, or its run is worth beginning anew.
 */
const FASTEST = 1 / 1.5;

/**
 * A page cannot tell which phone it is on, so its fingerprint alone would pool a fast phone with a slow one. How long the compute sentinel takes
 * tells many of them apart, and a phone that is hot from itself. Memory does not decide: whatever else runs slows it by more than two phones
 * differ, and buffers of two sizes cannot be compared.
 * @param now what a device that joins found
 * @param before what its run is judged by; undefined where it has none yet
 * @throws {Refusal} `OTHER_SPEED`
 */
export function checkSpeed(
  now: Pick<SentinelBaseline, 'computeNs'>,
  before: Pick<SentinelBaseline, 'computeNs'> | undefined,
): void {
  if (before === undefined) return;
  const ratio = now.computeNs / before.computeNs;
  if (ratio > SLOWEST) throw tooSlow(ratio, SLOWEST);
  if (ratio < FASTEST) throw tooFast(ratio, FASTEST);
}
