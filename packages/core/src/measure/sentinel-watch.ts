import type { Clock } from './clock.js';
import type { SentinelBaseline, SentinelInflation } from './conditions.js';
import { inflationOf, type Sentinels, worseInflation } from './sentinels.js';

/** How often the sentinels are read … */
const READ_EVERY_NS = 250e6;
/** … and what share of the time that may take. */
const LARGEST_SHARE = 0.1;

/** What happened to the sentinels around a piece of work. */
export interface Watched<Result> {
  readonly result: Result;
  readonly inflation: SentinelInflation;
  readonly sentinelNs: number;
}

/** Reads the sentinels between visits, about every 250 ms and at no more than a tenth of the time. */
export class SentinelWatch {
  readonly #sentinels: Sentinels;
  readonly #clock: Clock;
  #latest: SentinelInflation = { compute: 1, memory: 1 };
  #dueAtNs = Number.NEGATIVE_INFINITY;
  #spentNs = 0;

  constructor(sentinels: Sentinels, clock: Clock) {
    this.#sentinels = sentinels;
    this.#clock = clock;
  }

  /** Does `work` between two looks at the sentinels; a look that is not due yet is the latest one. */
  async around<Result>(baseline: SentinelBaseline, work: () => Promise<Result>): Promise<Watched<Result>> {
    this.#spentNs = 0;
    const before = this.#look(baseline);
    const result = await work();
    const after = this.#look(baseline);
    return { result, inflation: worseInflation(before, after), sentinelNs: Math.round(this.#spentNs) };
  }

  #look(baseline: SentinelBaseline): SentinelInflation {
    const startNs = this.#clock.nowNs();
    if (startNs < this.#dueAtNs) return this.#latest;
    this.#latest = inflationOf(this.#sentinels.read(), baseline);
    const endNs = this.#clock.nowNs();
    const tookNs = endNs - startNs;
    this.#spentNs += tookNs;
    this.#dueAtNs = endNs + Math.max(READ_EVERY_NS, tookNs * (1 / LARGEST_SHARE - 1));
    return this.#latest;
  }
}
