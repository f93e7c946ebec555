import { lowerBlock } from '../block/lower-block.js';
import { blockCost } from '../cost/block-cost.js';
import { WEBGPU_ENGINE_NAME } from '../kernels/webgpu/engine-name.js';
import { clockRatio, type SentinelBaseline } from '../measure/conditions.js';
import { largestCorrection } from '../measure/judge-visit.js';
import type { VisitOutcome, VisitTiming } from '../measure/visit.js';
import type { MeasuredPeaks } from '../record/measured-peaks.js';
import type { Candidate } from '../space/candidate.js';

/** Winograd saves up to four fifths of the multiplications, and so does padding, which costs count. */
const TIMES_THE_PEAK = 10;
/** Float32 multiply-accumulates a second: the largest GPU that a browser opens has about half as many. */
const BEYOND_ANY_GPU = 1e14;
/** The GPU's clock and the page's are two, each as coarse as its browser makes it. */
const KERNEL_TOLERANCE = 1.1;

/** What a device said of itself when its run began. */
export interface ToldConditions {
  readonly peaks: MeasuredPeaks;
  readonly sentinels: SentinelBaseline;
}

/**
 * Why times cannot be true, or null: a batch that computes more than ten times as much a second, a thread, as the most that the device was seen
 * to, in the times that count, which are divided by the visit's correction. (The median of a peak's turns says how busy the device was: on two
 * cores with three measuring at once it was a twelfth of that.) Nor can a correction that the protocol never makes, or kernel times that are no
 * part of their batches. Of what was not timed nothing is said. The peaks are a processor's: what a GPU computes is held against what no GPU does.
 */
export function implausible(
  candidate: Candidate,
  outcome: VisitOutcome,
  told: ToldConditions,
): string | null {
  if (outcome.state !== 'timed' && outcome.state !== 'discarded') return null;
  const { timing } = outcome;
  const { batchesNs, kernelBatchesNs } = timing;
  return candidate.engine === WEBGPU_ENGINE_NAME
    ? (wrongCorrection(timing, 1) ??
        wrongKernelTimes(timing) ??
        tooFastForAny(candidate, [...batchesNs, ...(kernelBatchesNs ?? [])], timing))
    : (wrongCorrection(timing, largestCorrection(told.sentinels)) ??
        (kernelBatchesNs === undefined ? null : `${candidate.engine} knows no time of its kernels alone`) ??
        tooFastFor(candidate, timing, told));
}

function wrongCorrection({ conditions }: VisitTiming, most: number): string | null {
  const correction = conditions?.correction ?? 1;
  return correction <= most ? null : `nothing is divided by ${correction.toPrecision(3)} for a slow clock`;
}

function wrongKernelTimes({ batchesNs, kernelBatchesNs, timerStepNs }: VisitTiming): string | null {
  if (kernelBatchesNs === undefined) return null;
  if (kernelBatchesNs.length !== batchesNs.length) return 'not every batch has a time of its kernels';
  const isPart = kernelBatchesNs.every(
    (kernelNs, at) => kernelNs <= KERNEL_TOLERANCE * batchesNs[at]! + 2 * timerStepNs,
  );
  return isPart ? null : 'its kernels took longer than the batch that they were in';
}

function tooFastFor(candidate: Candidate, timing: VisitTiming, { peaks, sentinels }: ToldConditions) {
  const peak = Math.max(peaks.macsPerSecond.high, peaks.joinedMacsPerSecond?.high ?? 0);
  // A peak was measured at the clock of the baseline, by one thread.
  const atClock = peak * Math.max(1, clockRatio(sentinels)) * candidate.options.threads;
  const times = macsPerSecond(candidate, timing.batchesNs, timing) / atClock;
  return times > TIMES_THE_PEAK ? `${Math.round(times)} times as fast as the device can be` : null;
}

function tooFastForAny(candidate: Candidate, spansNs: readonly number[], timing: VisitTiming) {
  return macsPerSecond(candidate, spansNs, timing) > BEYOND_ANY_GPU ? 'faster than any GPU' : null;
}

/** Of the fastest of these spans, as it counts. */
function macsPerSecond(
  { block, slot, options }: Candidate,
  spansNs: readonly number[],
  { callsPerBatch, conditions }: VisitTiming,
): number {
  const { macs } = blockCost(lowerBlock(block, slot, options.chain));
  const fastestNs = Math.min(...spansNs) / callsPerBatch / (conditions?.correction ?? 1);
  return (macs / fastestNs) * 1e9;
}
