import type { Clock } from './clock.js';
import { shortestSpanNs } from './coarse-clock.js';

/** One element a cache line. */
const STRIDE = 8;
const MOST_BYTES = 64 * 2 ** 20;
/**
 * Memory is shared with whoever else is on the machine, and their bursts are shorter than a visit: on a quiet virtual machine the fastest of 3
 * passes is over 1.03 of the usual in 31 % of readings, of 16 in 14 %, of 32 in 9 %. What lasts slows every pass.
 */
const MOST_PASSES = 32;
const WARMUP_PASSES = 12;
/** Of the spans of a coarse clock, which hold several passes. */
const FEWEST_SPANS = 3;

/** The buffer's size: `min(2 × last-level cache, 64 MiB)`, and 64 MiB where the cache is not known. */
export function sentinelMemoryBytes(lastLevelCacheBytes: number | null): number {
  return lastLevelCacheBytes === null ? MOST_BYTES : Math.min(2 * lastLevelCacheBytes, MOST_BYTES);
}

/** A kernel that never changes: one read of every cache line of a buffer larger than the last-level cache. */
export class MemorySentinel {
  readonly #clock: Clock;
  #memory: Float64Array;
  /** Keeps the kernel's results in use: what nobody looks at may be compiled away. */
  #sum = 0;
  /** One, and more where the clock is too coarse to time one. */
  #passesASpan: number;

  /** `stepNs` is the clock's; 0 for a clock that is finer than anything here. */
  constructor(memoryBytes: number, clock: Clock, stepNs = 0) {
    this.#clock = clock;
    this.#memory = new Float64Array(memoryBytes / 8).fill(1);
    for (let pass = 0; pass < WARMUP_PASSES; pass++) this.#pass();
    this.#passesASpan = stepNs === 0 ? 1 : this.#passesIn(shortestSpanNs(stepNs));
  }

  get memoryBytes(): number {
    return this.#memory.byteLength;
  }

  /** Half of its buffer from here on. */
  halve(): void {
    this.#memory = this.#memory.slice(this.#memory.length / 2);
    if (this.#passesASpan > 1) this.#passesASpan *= 2;
  }

  /** One reading: the fastest of 32 passes, in nanoseconds. It ends with the first pass that takes `enoughNs` or less. */
  read(enoughNs = 0): number {
    const passes = this.#passesASpan;
    const spans = Math.max(FEWEST_SPANS, Math.ceil(MOST_PASSES / passes));
    let fastestNs = Number.POSITIVE_INFINITY;
    for (let span = 0; span < spans && fastestNs > enoughNs; span++) {
      fastestNs = Math.min(fastestNs, this.#spanNs(passes) / passes);
    }
    return fastestNs;
  }

  #passesIn(spanNs: number): number {
    let passes = 1;
    while (this.#spanNs(passes) < spanNs) passes *= 2;
    return passes;
  }

  #spanNs(passes: number): number {
    const startNs = this.#clock.nowNs();
    for (let pass = 0; pass < passes; pass++) this.#pass();
    return this.#clock.nowNs() - startNs;
  }

  #pass(): void {
    const memory = this.#memory;
    let sum = 0;
    for (let index = 0; index < memory.length; index += STRIDE) sum += memory[index]!;
    this.#sum += sum;
  }
}
