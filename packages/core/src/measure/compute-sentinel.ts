import type { Clock } from './clock.js';
import { shortestSpanNs } from './coarse-clock.js';

/** About 0.3 ms of integer multiply-adds, each waiting for the one before. */
const STEPS = 300_000;
const REPEATS = 5;
/** Of the spans of a coarse clock, which are long. */
const COARSE_REPEATS = 3;
/** Enough for the engine to compile the kernel for good. */
const WARMUP_RUNS = 60;

/**
 * A kernel that never changes, touches no memory and leaves the processor nothing to do side by side: one chain of dependent integer
 * arithmetic. How long it takes is how long a clock cycle takes, in any process and on any version of the runtime.
 */
export class ComputeSentinel {
  readonly #clock: Clock;
  #state = 1;
  /** One, and more where the clock is too coarse to time one. */
  readonly #runsASpan: number;

  /** `stepNs` is the clock's; 0 for a clock that is finer than anything here. */
  constructor(clock: Clock, stepNs = 0) {
    this.#clock = clock;
    for (let run = 0; run < WARMUP_RUNS; run++) this.#run();
    this.#runsASpan = stepNs === 0 ? 1 : this.#runsIn(shortestSpanNs(stepNs));
  }

  /**
   * One reading: the fastest of five runs, in nanoseconds. What interrupts a run only ever makes it slower. About 1.5 ms; with a coarse
   * clock, 300 of its steps or more.
   */
  read(): number {
    const runs = this.#runsASpan;
    let fastestNs = Number.POSITIVE_INFINITY;
    for (let span = 0; span < (runs === 1 ? REPEATS : COARSE_REPEATS); span++) {
      fastestNs = Math.min(fastestNs, this.#spanNs(runs) / runs);
    }
    return fastestNs;
  }

  #runsIn(spanNs: number): number {
    let runs = 1;
    while (this.#spanNs(runs) < spanNs) runs *= 2;
    return runs;
  }

  #spanNs(runs: number): number {
    const startNs = this.#clock.nowNs();
    for (let run = 0; run < runs; run++) this.#run();
    return this.#clock.nowNs() - startNs;
  }

  #run(): void {
    let state = this.#state;
    for (let step = 0; step < STEPS; step++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
    this.#state = state;
  }
}
