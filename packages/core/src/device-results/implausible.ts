import { lowerBlock } from '../block/lower-block.js';
import { blockCost } from '../cost/block-cost.js';
import { WEBGPU_ENGINE_NAME } from '../kernels/webgpu/engine-name.js';
import type { VisitOutcome } from '../measure/visit.js';
import type { MeasuredPeaks } from '../record/measured-peaks.js';
import type { Candidate } from '../space/candidate.js';

/** Winograd saves up to four fifths of the multiplications, and so does padding, which costs count. */
const TIMES_THE_PEAK = 10;
/** Float32 multiply-accumulates a second: the largest GPU that a browser opens has about half as many. */
const BEYOND_ANY_GPU = 1e14;

/**
 * Why times cannot be true, or null: a batch that computes more than ten times as much a second as the most that the device was seen to. (The
 * median of a peak's turns says how busy the device was: on two cores with three measuring at once it was a twelfth of that.) Of what was not
 * timed nothing is said. The peaks are a processor's: what a GPU computes is held against what no GPU does.
 */
export function implausible(
  candidate: Candidate,
  outcome: VisitOutcome,
  peaks: MeasuredPeaks,
): string | null {
  if (outcome.state !== 'timed' && outcome.state !== 'discarded') return null;
  const { block, slot, options } = candidate;
  const { macs } = blockCost(lowerBlock(block, slot, options.chain));
  const { callsPerBatch, batchesNs } = outcome.timing;
  const fastestNs = Math.min(...batchesNs) / callsPerBatch;
  const perSecond = (macs / fastestNs) * 1e9;
  if (candidate.engine === WEBGPU_ENGINE_NAME) {
    return perSecond > BEYOND_ANY_GPU ? 'faster than any GPU' : null;
  }
  const peak = Math.max(peaks.macsPerSecond.high, peaks.joinedMacsPerSecond?.high ?? 0);
  const times = perSecond / peak;
  return times > TIMES_THE_PEAK ? `${Math.round(times)} times as fast as the device can be` : null;
}
