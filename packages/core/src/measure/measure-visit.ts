import type { Runnable } from '../engine/engine.js';
import { batchTargetNs, callsPerBatch, leastBatchNs, nextBatchSize } from './batch-size.js';
import { type Clock, timerStepNs } from './clock.js';
import { ClockJumpError, neverBack } from './clock-jump.js';
import { plannedSpanNs, shortestSpanNs } from './coarse-clock.js';
import type { Protocol } from './protocol.js';
import { relativeHalfWidth } from './relative-half-width.js';
import { longestWaitNs, type RunQueueWaits } from './run-queue.js';
import { type TakeBatch, type TimedBatch, timeBatch } from './time-batch.js';
import { coldBatches } from './time-cold-batch.js';
import type { Phase, VisitFlag, VisitTiming } from './visit.js';
import { type WarmUp, warmUp } from './warm-up.js';
import type { WeightRotation } from './weight-rotation.js';

export interface MeasureVisitOptions {
  readonly phase: Phase;
  readonly protocol: Protocol;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long this thread and its helpers have waited for a core; null where the system does not say. */
  readonly runQueueWaits?: () => RunQueueWaits | null;
  /** Reads the compute sentinel. */
  readonly readComputeNs?: () => number;
  /** Every call takes the next of so many weight sets, for cold weights; absent: all take the same. */
  readonly rotation?: WeightRotation;
  /** The runnable was measured in this thread before: its warm-up is shorter. */
  readonly isWarm?: boolean;
}

/** Longer than this between two readings of the compute sentinel, and a clock that changed is noticed late. */
const READ_COMPUTE_EVERY_NS = 100e6;
/** With a coarse clock a reading takes long: readings are so many times their length apart. */
const READ_COMPUTE_EVERY_READINGS = 9;
const MOST_SAMPLES_PER_BATCH = 5;

export interface MeasuredTiming {
  readonly timing: VisitTiming;
  /** The clock went back, or showed no time that passed: the visit ended there, and `timing` is what was timed until then. */
  readonly clockJumped: boolean;
}

/** What a visit has come to so far. */
interface Taken {
  calls: number;
  batches: TimedBatch[];
  warmup: WarmUp;
  computeNs: number[];
  sentinelNs: number;
  runQueueShare: number | null;
}

/**
 * One visit of a runnable that is ready: warm-up, then batches until the phase's stop rule holds.
 * Rejects with what the runnable throws, and with the signal's reason between two batches.
 */
export async function measureVisit(
  runnable: Runnable,
  options: MeasureVisitOptions,
): Promise<MeasuredTiming> {
  const stepNs = timerStepNs(options.clock);
  const taken: Taken = {
    calls: 1,
    batches: [],
    warmup: { calls: 0, elapsedNs: 0, callNs: 0, stable: true },
    computeNs: [],
    sentinelNs: 0,
    runQueueShare: null,
  };
  let clockJumped = false;
  try {
    await takeVisit(runnable, { ...options, clock: neverBack(options.clock) }, stepNs, taken);
  } catch (thrown) {
    if (!(thrown instanceof ClockJumpError)) throw thrown;
    clockJumped = true;
  }
  return { timing: timingOf(taken, options, stepNs), clockJumped };
}

async function takeVisit(
  runnable: Runnable,
  options: MeasureVisitOptions,
  stepNs: number,
  taken: Taken,
): Promise<void> {
  const { phase, clock, signal, runQueueWaits, rotation } = options;
  // The clock of this processor is not the one that times calls elsewhere.
  const readComputeNs = runnable.offloaded ? undefined : options.readComputeNs;
  const startNs = clock.nowNs();
  const waitsBefore = runQueueWaits?.() ?? null;
  const { batch: batchRule } = options.protocol;
  const { againMs, ...wholeWarmup } = options.protocol.warmup;
  const warmup = options.isWarm ? { ...wholeWarmup, minMs: againMs } : wholeWarmup;
  const targetNs = Math.max(batchTargetNs(batchRule, stepNs), runnable.offloaded?.leastBatchNs ?? 0);
  const takeBatch: TakeBatch =
    rotation === undefined
      ? (size) => timeBatch(runnable, size, clock)
      : coldBatches(runnable, rotation.sets, clock);
  const leastTargetNs = leastBatchNs(batchRule, stepNs);
  const warm = await warmUp(takeBatch, {
    warmup,
    targetNs: options.isWarm ? leastTargetNs : targetNs,
    clock,
    signal,
  });
  taken.warmup = warm;
  // A sample of cold weights is one call, or as few as a coarse clock can tell.
  const spanNs = rotation === undefined ? targetNs : plannedSpanNs(stepNs);
  const leastNs = rotation === undefined ? leastTargetNs : shortestSpanNs(stepNs);
  taken.calls = callsPerBatch(warm.callNs, spanNs);
  const protocol =
    rotation === undefined
      ? options.protocol
      : withSamples(options.protocol, callsPerBatch(taken.calls * warm.callNs, targetNs));
  let readAtNs = 0;
  let readingNs = 0;
  const readCompute = () => {
    if (readComputeNs === undefined) return;
    const beforeNs = clock.nowNs();
    const computeNs = readComputeNs();
    readAtNs = clock.nowNs();
    taken.computeNs.push(computeNs);
    readingNs = readAtNs - beforeNs;
    taken.sentinelNs += readingNs;
  };

  readCompute();
  while (!isEnough(phase, protocol, taken.batches)) {
    signal.throwIfAborted();
    const { calls } = taken;
    const batch = await takeBatch(calls);
    if (!(batch.elapsedNs > 0)) throw new ClockJumpError();
    taken.batches.push(batch);
    if (batch.elapsedNs < leastNs) {
      // It runs far faster than at the end of its warm-up, so the warm-up was not over: what was timed belongs to it.
      taken.warmup = {
        ...taken.warmup,
        calls: taken.warmup.calls + calls * taken.batches.length,
        elapsedNs: taken.warmup.elapsedNs + sumNs(taken.batches),
      };
      taken.calls = Math.max(calls + 1, nextBatchSize(calls, batch.elapsedNs, spanNs));
      taken.batches = [];
      taken.computeNs = [];
      readCompute();
    } else if (
      clock.nowNs() - readAtNs >
      Math.max(READ_COMPUTE_EVERY_NS, READ_COMPUTE_EVERY_READINGS * readingNs)
    ) {
      readCompute();
    }
  }
  readCompute();

  const waitedNs = longestWaitNs(waitsBefore, runQueueWaits?.() ?? null);
  if (waitedNs !== null) taken.runQueueShare = waitedNs / (clock.nowNs() - startNs);
}

function timingOf(
  { calls, batches, warmup, computeNs, sentinelNs, runQueueShare }: Taken,
  { protocol, rotation }: MeasureVisitOptions,
  stepNs: number,
): VisitTiming {
  const kernelBatchesNs = batches.flatMap(({ kernelNs }) => (kernelNs === undefined ? [] : [kernelNs]));
  return {
    callsPerBatch: calls,
    batchesNs: batches.map(({ elapsedNs }) => Math.round(elapsedNs)),
    ...(kernelBatchesNs.length > 0 && kernelBatchesNs.length === batches.length && { kernelBatchesNs }),
    warmupCalls: warmup.calls,
    warmupNs: Math.round(warmup.elapsedNs),
    timerStepNs: stepNs,
    flags: flagsOf({
      stable: warmup.stable,
      isSingle: batches.length > 0 && calls === 1 && rotation === undefined,
      isCoarse: batchTargetNs(protocol.batch, stepNs) > protocol.batch.targetMs * 1e6,
      fitsCache: rotation?.fitsCache ?? false,
    }),
    conditions: {
      ...(runQueueShare === null ? {} : { runQueueShare }),
      ...(computeNs.length > 0 && {
        computeNs: computeNs.map(Math.round),
        sentinelNs: Math.round(sentinelNs),
      }),
    },
  };
}

/**
 * A sample of one short call says less than a batch of many: a visit takes more of them, as many as fit the time of its batches, five times
 * as many at the most.
 */
function withSamples(protocol: Protocol, samplesPerBatch: number): Protocol {
  const factor = Math.min(samplesPerBatch, MOST_SAMPLES_PER_BATCH);
  const { screening, confirmation } = protocol;
  return {
    ...protocol,
    screening: {
      ...screening,
      minBatches: factor * screening.minBatches,
      maxBatches: factor * screening.maxBatches,
    },
    confirmation: { ...confirmation, batchesPerVisit: factor * confirmation.batchesPerVisit },
  };
}

function isEnough(phase: Phase, protocol: Protocol, batches: readonly TimedBatch[]): boolean {
  if (phase === 'confirmation') {
    const { batchesPerVisit, maxTimedMs, minVisits } = protocol.confirmation;
    if (batches.length >= batchesPerVisit) return true;
    // A slow candidate takes fewer batches, so that its least number of visits still fits into its share of time.
    return batches.length > 0 && sumNs(batches) >= (maxTimedMs * 1e6) / minVisits;
  }
  const { minBatches, maxBatches, confidence, halfWidth } = protocol.screening;
  if (batches.length < minBatches) return false;
  if (batches.length >= maxBatches) return true;
  const elapsedNs = batches.map((batch) => batch.elapsedNs);
  return relativeHalfWidth(elapsedNs, confidence) <= halfWidth;
}

function sumNs(batches: readonly TimedBatch[]): number {
  return batches.reduce((sum, { elapsedNs }) => sum + elapsedNs, 0);
}

function flagsOf(visit: {
  readonly stable: boolean;
  readonly isSingle: boolean;
  readonly isCoarse: boolean;
  readonly fitsCache: boolean;
}): VisitFlag[] {
  const flags: VisitFlag[] = [];
  if (!visit.stable) flags.push('unstable-warmup');
  if (visit.isSingle) flags.push('single-call-batches');
  if (visit.isCoarse) flags.push('coarse-timer');
  if (visit.fitsCache) flags.push('llc-larger-than-cap');
  return flags;
}
