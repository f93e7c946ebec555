import { lowerBlock } from '../block/lower-block.js';
import {
  type Calibration,
  type Engine,
  type Runnable,
  UnsupportedWorkError,
  type WeightSet,
} from '../engine/engine.js';
import { engineNonsense } from '../engine/engine-nonsense.js';
import type { HelperThreads } from '../engine/helper-threads.js';
import { makeInput } from '../engine/make-input.js';
import { makeWeightSet } from '../engine/make-weight-set.js';
import { outOfRange } from '../engine/out-of-range.js';
import { outputOf } from '../engine/output-of.js';
import { outputSample } from '../engine/output-sample.js';
import { verify } from '../engine/verify.js';
import { referenceOutput } from '../kernels/reference/reference-output.js';
import type { Candidate } from '../space/candidate.js';
import { type BeyondCaches, beyondCaches } from './beyond-caches.js';
import type { Clock } from './clock.js';
import { CLOCK_JUMPED } from './clock-jump.js';
import { measureVisit } from './measure-visit.js';
import type { Protocol } from './protocol.js';
import type { RunQueueWaits } from './run-queue.js';
import type { PreparedRunnable, RunnableCache } from './runnable-cache.js';
import type { Phase, Verification, VisitOutcome } from './visit.js';
import { weightRotation } from './weight-rotation.js';

export interface Turn {
  readonly candidate: Candidate;
  /** The candidate's engine. */
  readonly engine: Engine;
  readonly phase: Phase;
  readonly protocol: Protocol;
  readonly calibration?: Calibration;
  /** Kernel hashes of this candidate whose answers were found right before. */
  readonly verifiedKernelHashes: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Its hidden duplicate's turn: the same block, prepared apart. */
  readonly duplicate?: boolean;
  /** How long this thread and its helpers have waited for a core; null where the system does not say. */
  readonly runQueueWaits?: () => RunQueueWaits | null;
  /** Reads the compute sentinel. */
  readonly readComputeNs?: () => number;
  /** What cold weights are rotated over; absent: what no cache is known to hold. */
  readonly beyondCaches?: BeyondCaches;
  /** Whether elements of the output come back with the times: somebody who was not there will ask whether it was right. */
  readonly sampleOutput?: boolean;
  /** For candidates of more than one thread; absent: here is no way to start any. */
  readonly helperThreads?: HelperThreads;
  /** Where prepared runnables wait for their next visit; without one they are disposed. */
  readonly cache?: RunnableCache;
}

/**
 * One whole turn of one candidate: lower, make weights and input, prepare, compare with the reference, and only then measure.
 * What goes wrong with the candidate is an outcome; it rejects with nothing but the signal's reason.
 */
export async function takeTurn(turn: Turn): Promise<VisitOutcome> {
  const { candidate, phase, protocol, clock, signal, cache } = turn;
  const cacheKey = JSON.stringify([
    candidate.key,
    turn.duplicate ?? false,
    turn.calibration ?? null,
    protocol.cache,
  ]);
  let prepared = cache?.take(cacheKey);
  try {
    prepared ??= await prepareTurn(turn);
    const { runnable, engineVersion, rotation, isWarm = false } = prepared;
    const { algorithm, kernels, kernelHash, bytes } = runnable;
    const verification = turn.verifiedKernelHashes.includes(kernelHash)
      ? undefined
      : await verifyAnswer(candidate, runnable);
    if (verification !== undefined && !isRight(verification)) {
      return { state: 'failed', reason: wrongAnswer(verification), verification };
    }
    const ranWith = { algorithm, kernels, kernelHash, engineVersion, runnableBytes: bytes };
    const { timing, clockJumped } = await measureVisit(runnable, {
      phase,
      protocol,
      clock,
      signal,
      ...(turn.runQueueWaits && { runQueueWaits: turn.runQueueWaits }),
      ...(turn.readComputeNs && { readComputeNs: turn.readComputeNs }),
      ...(rotation && { rotation }),
      isWarm,
    });
    if (clockJumped) {
      const reason = CLOCK_JUMPED;
      return { state: 'discarded', reason, timing, ranWith, ...(verification && { verification }) };
    }
    const sample = turn.sampleOutput ? outputSample(candidate.key, await outputOf(runnable)) : undefined;
    if (cache !== undefined) {
      cache.give(cacheKey, { ...prepared, isWarm: true });
      prepared = undefined;
    }
    return {
      state: 'timed',
      timing,
      ranWith,
      ...(verification && { verification }),
      ...(sample && { outputSample: sample }),
    };
  } catch (thrown) {
    signal.throwIfAborted();
    return outcomeOfThrown(thrown);
  } finally {
    prepared?.runnable.dispose();
  }
}

/** Lowered, with its weights and input in place: ready to run. */
export async function prepareTurn({
  candidate,
  engine,
  calibration,
  protocol,
  signal,
  ...turn
}: Turn): Promise<PreparedRunnable> {
  const { key, block, slot, options } = candidate;
  const layers = lowerBlock(block, slot, options.chain);
  const { version } = await engine.describe();
  const rotation =
    protocol.cache === 'cold-weights'
      ? weightRotation(layers, turn.beyondCaches ?? beyondCaches(null))
      : undefined;
  // Equal sets do: each has a place of its own in memory, which is what caches go by.
  const weightSets = new Array<WeightSet>(rotation?.sets ?? 1).fill(makeWeightSet(key, layers, 0));
  const runnable = await engine.prepare(
    {
      layers,
      weightSets,
      options: {
        algorithm: options.algorithm,
        threads: options.threads,
        ...(calibration && { calibration }),
      },
      ...(turn.helperThreads && { helperThreads: turn.helperThreads }),
    },
    signal,
  );
  const nonsense = engineNonsense(version, runnable);
  if (nonsense !== null) {
    runnable.dispose();
    throw new Error(nonsense);
  }
  runnable.setInput(makeInput(key, layers));
  return { runnable, engineVersion: version, ...(rotation && { rotation }) };
}

/**
 * Its output against the reference's.
 * @throws {UnsupportedWorkError} where the reference's is none that an answer can be told by: `outOfRange`
 */
export async function verifyAnswer(
  { key, block, slot, options }: Candidate,
  runnable: Runnable,
): Promise<Verification> {
  const layers = lowerBlock(block, slot, options.chain);
  const reference = referenceOutput(layers, makeWeightSet(key, layers, 0), makeInput(key, layers));
  const why = outOfRange(reference, options.chain);
  if (why !== null) throw new UnsupportedWorkError(why);
  const { error, positions } = await verify(runnable, reference);
  const { kernelHash, errorBound } = runnable;
  // Outcomes are stored as JSON, which has no infinity.
  return { kernelHash, error: Math.min(error, Number.MAX_VALUE), errorBound, positions };
}

/** An error that is no number is no right answer. */
export function isRight({ error, errorBound }: Verification): boolean {
  return error <= errorBound;
}

export function wrongAnswer({ error, errorBound, positions }: Verification): string {
  const size = error === Number.MAX_VALUE ? 'not finite' : error.toExponential(1);
  return `wrong answer: largest error ${size}, allowed ${errorBound.toExponential(1)}, over ${positions} positions`;
}

/** Engines may bring another copy of this package along: its errors are known by their codes, not by their class. */
export function outcomeOfThrown(
  thrown: unknown,
): Exclude<VisitOutcome, { readonly state: 'timed' | 'discarded' }> {
  if (!(thrown instanceof Error)) return { state: 'failed', reason: `threw ${String(thrown)}` };
  const code = 'code' in thrown ? thrown.code : undefined;
  if (code === 'UNSUPPORTED_WORK') return { state: 'unsupported', reason: thrown.message };
  if (code === 'WORK_TOO_LARGE' || isOutOfMemory(thrown)) {
    return { state: 'skipped', reason: `memory: ${thrown.message}` };
  }
  return {
    state: 'failed',
    reason: thrown.name === 'Error' ? thrown.message : `${thrown.name}: ${thrown.message}`,
  };
}

/** What V8, SpiderMonkey and JavaScriptCore say when a typed array or a WebAssembly memory is larger than what is left. */
function isOutOfMemory(error: Error): boolean {
  return error instanceof RangeError && /allocat|out of memory|array length|too large/i.test(error.message);
}
