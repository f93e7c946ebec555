import type { Clock } from './clock.js';
import type { SentinelBaseline } from './conditions.js';
import type { MemorySentinel } from './memory-sentinel.js';

/** How often the memory sentinel is read … */
const READ_EVERY_NS = 250e6;
/** … and what share of the time that may take. */
const LARGEST_SHARE = 0.07;
/** Up to here a reading is its own scatter: it ends with the first pass that is as fast. */
const FINE_INFLATION = 1.03;

/** What happened to memory around a piece of work. */
export interface Watched<Result> {
  readonly result: Result;
  /** The worse of the readings before and after ÷ the baseline: a visit is as disturbed as the worse of the two moments it lies between. */
  readonly memoryInflation: number;
  readonly sentinelNs: number;
}

/** Reads the memory sentinel between visits, about every 250 ms and at no more than 7 % of the time. */
export class SentinelWatch {
  readonly #memory: MemorySentinel;
  readonly #clock: Clock;
  #latest = 1;
  #readAtNs = Number.NEGATIVE_INFINITY;
  #dueAtNs = Number.NEGATIVE_INFINITY;
  #spentNs = 0;

  constructor(memory: MemorySentinel, clock: Clock) {
    this.#memory = memory;
    this.#clock = clock;
  }

  /** Does `work` between two looks at the sentinel; a look that is not due yet is the latest one. */
  async around<Result>(baseline: SentinelBaseline, work: () => Promise<Result>): Promise<Watched<Result>> {
    this.#spentNs = 0;
    const before = this.#look(baseline);
    const result = await work();
    const after = this.#look(baseline);
    return { result, memoryInflation: Math.max(before, after), sentinelNs: Math.round(this.#spentNs) };
  }

  #look({ memoryNs }: SentinelBaseline): number {
    const startNs = this.#clock.nowNs();
    // A clock that went back would not have it due for long.
    if (startNs < this.#dueAtNs && startNs >= this.#readAtNs) return this.#latest;
    this.#latest = this.#memory.read(memoryNs * FINE_INFLATION) / memoryNs;
    const endNs = this.#clock.nowNs();
    const tookNs = endNs - startNs;
    this.#readAtNs = endNs;
    this.#spentNs += tookNs;
    this.#dueAtNs = endNs + Math.max(READ_EVERY_NS, tookNs * (1 / LARGEST_SHARE - 1));
    return this.#latest;
  }
}
