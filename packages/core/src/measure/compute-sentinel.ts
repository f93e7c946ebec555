import type { Clock } from './clock.js';

/** About 0.3 ms of integer multiply-adds, each waiting for the one before. */
const STEPS = 300_000;
const REPEATS = 5;
/** Enough for the engine to compile the kernel for good. */
const WARMUP_RUNS = 60;

/**
 * A kernel that never changes, touches no memory and leaves the processor nothing to do side by side: one chain of dependent integer
 * arithmetic. How long it takes is how long a clock cycle takes, in any process and on any version of the runtime.
 */
export class ComputeSentinel {
  readonly #clock: Clock;
  #state = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
    for (let run = 0; run < WARMUP_RUNS; run++) this.#run();
  }

  /** One reading: the fastest of five runs, in nanoseconds. What interrupts a run only ever makes it slower. About 1.5 ms. */
  read(): number {
    let fastestNs = Number.POSITIVE_INFINITY;
    for (let run = 0; run < REPEATS; run++) {
      const startNs = this.#clock.nowNs();
      this.#run();
      fastestNs = Math.min(fastestNs, this.#clock.nowNs() - startNs);
    }
    return fastestNs;
  }

  #run(): void {
    let state = this.#state;
    for (let step = 0; step < STEPS; step++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
    this.#state = state;
  }
}
