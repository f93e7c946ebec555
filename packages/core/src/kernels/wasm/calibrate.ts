import type { Calibration, Runnable } from '../../engine/engine.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import type { ArithmeticLimit } from './arithmetic-limit.js';
import { calibrationProbe } from './calibration-probe.js';
import { type CalibratedKernels, type ConvClass, kernelChoice } from './choose-kernel.js';
import { prepareBlock } from './prepare-block.js';

/** All candidates together; tier-up of the slowest of them is over well before. */
const BUDGET_MS = 800;
/** One turn of one candidate: far above the clock's step, even where browsers coarsen it. */
const TURN_MS = 2;
/** About half a millisecond of multiply-adds. */
const LIMIT_TIMES = 60_000;
/** What a candidate must be faster by to replace the default: less is noise, and noise would make runs differ. */
const MARGIN = 0.97;

/** Core has no clock of its own: milliseconds, monotonic. */
export type Clock = () => number;

interface Candidate {
  readonly convClass: ConvClass;
  readonly kernel: string;
  readonly runnable: Runnable;
  readonly callsPerTurn: number;
  bestMs: number;
}

/** What a calibration is for: the kernels it chooses from, and how they are made. */
export interface CalibrationSubject {
  readonly classes: CalibratedKernels;
  readonly fusedMultiplyAdd: boolean;
  /** The loop of multiply-adds that none of them can outrun. */
  readonly limit: ArithmeticLimit;
}

function prepareCandidates(
  { classes, fusedMultiplyAdd }: CalibrationSubject,
  signal: AbortSignal,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [convClass, kernels] of Object.entries(classes) as [ConvClass, readonly string[]][]) {
    if (kernels.length === 1) continue;
    const { lowered, callsPerTurn } = calibrationProbe(convClass, TURN_MS);
    for (const kernel of kernels) {
      signal.throwIfAborted();
      const { runnable } = prepareBlock(lowered, [makeWeightSet('calibration', lowered)], {
        chooseKernel: kernelChoice({}, { preferredKernel: kernel }),
        fusedMultiplyAdd,
        memoryLimitBytes: Number.POSITIVE_INFINITY,
      });
      runnable.setInput(makeInput('calibration', lowered));
      candidates.push({ convClass, kernel, runnable, callsPerTurn, bestMs: Number.POSITIVE_INFINITY });
    }
  }
  return candidates;
}

/**
 * Finds the fastest tile for this JavaScript engine and machine, class by class: their compilers differ in how many loads
 * they move ahead of the sums, and so in which tile spills its registers. Candidates take turns until the time is over,
 * each is judged by its best turn, which is after tier-up and undisturbed. `limitGflops` says what the arithmetic alone does.
 */
export async function calibrate(
  subject: CalibrationSubject,
  now: Clock,
  signal: AbortSignal,
): Promise<Calibration> {
  const start = now();
  const candidates = prepareCandidates(subject, signal);
  let limitMs = Number.POSITIVE_INFINITY;
  do {
    const beforeLimit = now();
    subject.limit.run(LIMIT_TIMES);
    limitMs = Math.min(limitMs, now() - beforeLimit);
    for (const candidate of candidates) {
      const before = now();
      await candidate.runnable.run(candidate.callsPerTurn, 0);
      candidate.bestMs = Math.min(candidate.bestMs, now() - before);
    }
    signal.throwIfAborted();
  } while (now() - start < BUDGET_MS);
  const chosen: { [name: string]: string | number } = {
    limitGflops: Math.round((subject.limit.operations * LIMIT_TIMES) / limitMs / 1e5) / 10,
  };
  for (const [convClass, [onlyKernel]] of Object.entries(subject.classes)) {
    const [first, ...others] = candidates.filter((candidate) => candidate.convClass === convClass);
    if (!first) {
      chosen[convClass] = onlyKernel;
      continue;
    }
    let best = first;
    for (const other of others) {
      if (other.bestMs < best.bestMs * (best === first ? MARGIN : 1)) best = other;
    }
    chosen[convClass] = best.kernel;
  }
  return chosen;
}
