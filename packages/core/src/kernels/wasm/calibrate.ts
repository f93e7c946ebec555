import type { Calibration, Runnable } from '../../engine/engine.js';
import { makeInput } from '../../engine/make-input.js';
import { makeWeightSet } from '../../engine/make-weight-set.js';
import { sha256Hex } from '../../space/sha256-hex.js';
import type { ArithmeticLimit } from './arithmetic-limit.js';
import { calibrationProbe } from './calibration-probe.js';
import { type CalibratedKernels, type ConvClass, kernelChoice } from './choose-kernel.js';
import { prepareBlock } from './prepare-block.js';

/** All candidates together, at least; tier-up of the slowest of them is over well before, where the machine is idle. */
const BUDGET_MS = 800;
/** Where it is not, better code comes late: nobody is judged while somebody still became faster by more than noise … */
const FEWEST_ROUNDS = 10;
const STEADY_ROUNDS = 4;
/** … but not for ever. Beside busy loops, an end at 1.9 s made 3 of 34 calibrations miss what Winograd's large tiles gain; this one none of 22. */
const LONGEST_MS = 6000;
/** One turn of one candidate: far above the clock's step, even where browsers coarsen it. */
const TURN_MS = 2;
/** About half a millisecond of multiply-adds. */
const LIMIT_TIMES = 60_000;
/** What a candidate must be faster by to replace the default: less is noise, and noise would make runs differ. */
const MARGIN = 0.97;

/** As many as make a chance match out of the question. */
const CODE_DIGITS = 16;

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

/** Names the code that is chosen from: another name, and what was chosen before says nothing any more. */
function codeOf(candidates: readonly Candidate[]): string {
  const code = candidates.map(({ convClass, kernel, runnable }) => [convClass, kernel, runnable.kernelHash]);
  return sha256Hex(JSON.stringify(code)).slice(0, CODE_DIGITS);
}

/** Whether it chose from this code, and is whole: it may come from a file. */
function isCalibrationOf(code: string, classes: CalibratedKernels, known: Calibration): boolean {
  const isChosen = ([convClass, kernels]: [string, readonly string[]]): boolean =>
    kernels.includes(String(known[convClass]));
  return known.code === code && Number(known.limitGflops) > 0 && Object.entries(classes).every(isChosen);
}

/**
 * Finds the fastest tile for this JavaScript engine and machine, class by class: their compilers differ in how many loads
 * they move ahead of the sums, and so in which tile spills its registers. Candidates take turns until nobody becomes faster any more,
 * for 0.8 s at least and 6 s at most; each is judged by its best turn, which is after tier-up and undisturbed. `limitGflops` says what the arithmetic alone does,
 * `code` names what was chosen from, where the machine was quiet enough to tell; a `known` calibration of the same code is the answer at once.
 */
export async function calibrate(
  subject: CalibrationSubject,
  now: Clock,
  signal: AbortSignal,
  known?: Calibration,
): Promise<Calibration> {
  const start = now();
  const candidates = prepareCandidates(subject, signal);
  const code = codeOf(candidates);
  if (known && isCalibrationOf(code, subject.classes, known)) return known;
  let limitMs = Number.POSITIVE_INFINITY;
  let steadyRounds = 0;
  const isSettled = (rounds: number): boolean =>
    now() - start >= BUDGET_MS && rounds >= FEWEST_ROUNDS && steadyRounds >= STEADY_ROUNDS;
  for (let rounds = 0; !isSettled(rounds) && now() - start < LONGEST_MS; rounds++) {
    steadyRounds++;
    const beforeLimit = now();
    subject.limit.run(LIMIT_TIMES);
    limitMs = Math.min(limitMs, now() - beforeLimit);
    for (const candidate of candidates) {
      const before = now();
      await candidate.runnable.run(candidate.callsPerTurn, 0);
      const tookMs = now() - before;
      if (tookMs < candidate.bestMs * MARGIN) steadyRounds = 0;
      candidate.bestMs = Math.min(candidate.bestMs, tookMs);
    }
    signal.throwIfAborted();
  }
  const chosen: { [name: string]: string | number } = {
    limitGflops: Math.round((subject.limit.operations * LIMIT_TIMES) / limitMs / 1e5) / 10,
    ...(steadyRounds >= STEADY_ROUNDS && { code }),
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
