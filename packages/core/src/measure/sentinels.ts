import { median } from '../stats/quantile.js';
import type { Clock } from './clock.js';
import type { SentinelBaseline, SentinelInflation, SentinelTimes } from './conditions.js';

/** 16 KiB: in the first-level cache of any machine. */
const COMPUTE_ELEMENTS = 2048;
/** Between one and two milliseconds of dependent multiply-adds. */
const COMPUTE_ROUNDS = 1600;
const COMPUTE_REPEATS = 3;
const MEMORY_REPEATS = 3;
/** One element a cache line. */
const MEMORY_STRIDE = 8;
const MOST_MEMORY_BYTES = 64 * 2 ** 20;
const LONGEST_PASS_NS = 8e6;
/** Enough for the engine to compile both kernels for good. */
const WARMUP_READINGS = 12;
const BASELINE_READINGS = 15;
const READINGS_OF_A_SIZE = 5;

/** The memory-bound sentinel's buffer: `min(2 × last-level cache, 64 MiB)`, and 64 MiB where the cache is not known. */
export function sentinelMemoryBytes(lastLevelCacheBytes: number | null): number {
  return lastLevelCacheBytes === null
    ? MOST_MEMORY_BYTES
    : Math.min(2 * lastLevelCacheBytes, MOST_MEMORY_BYTES);
}

/** Two fixed kernels in one thread: the buffers they work on, and how to time them. */
export class Sentinels {
  readonly #clock: Clock;
  readonly #lanes = Float64Array.from({ length: COMPUTE_ELEMENTS }, (_, index) => 1 + index / 4096);
  #memory: Float64Array;
  /** Keeps the kernels' results in use: what nobody looks at may be compiled away. */
  #sum = 0;

  constructor(memoryBytes: number, clock: Clock) {
    this.#clock = clock;
    this.#memory = new Float64Array(memoryBytes / 8).fill(1);
    for (let reading = 0; reading < WARMUP_READINGS; reading++) this.read();
  }

  get memoryBytes(): number {
    return this.#memory.byteLength;
  }

  /** One reading: the median of three compute-bound runs, and the fastest of three passes through memory. About 10 ms. */
  read(): SentinelTimes {
    const compute = Array.from({ length: COMPUTE_REPEATS }, () => this.#time(() => this.#compute()));
    const memory = Array.from({ length: MEMORY_REPEATS }, () => this.#time(() => this.#pass()));
    return { computeNs: median(compute), memoryNs: Math.min(...memory) };
  }

  /** The median of 15 readings, with a buffer small enough that one pass takes 8 ms at most. Nothing else of ours may run meanwhile. */
  baseline(): SentinelBaseline {
    const readings: SentinelTimes[] = [];
    while (readings.length < BASELINE_READINGS) {
      readings.push(this.read());
      // The fastest tells what memory can do: one slow pass may be somebody else's doing.
      const fastestNs = Math.min(...readings.map(({ memoryNs }) => memoryNs));
      if (readings.length >= READINGS_OF_A_SIZE && fastestNs > LONGEST_PASS_NS) {
        this.#memory = this.#memory.slice(this.#memory.length / 2);
        readings.length = 0;
      }
    }
    return {
      computeNs: median(readings.map(({ computeNs }) => computeNs)),
      memoryNs: median(readings.map(({ memoryNs }) => memoryNs)),
      memoryBytes: this.memoryBytes,
    };
  }

  #time(work: () => number): number {
    const startNs = this.#clock.nowNs();
    this.#sum += work();
    return this.#clock.nowNs() - startNs;
  }

  #compute(): number {
    const lanes = this.#lanes;
    let [a, b, c, d] = [1, 1, 1, this.#sum > 0 ? 1 : 2];
    for (let round = 0; round < COMPUTE_ROUNDS; round++) {
      for (let index = 0; index < COMPUTE_ELEMENTS; index += 4) {
        a = a * 0.999999 + lanes[index]!;
        b = b * 0.999999 + lanes[index + 1]!;
        c = c * 0.999999 + lanes[index + 2]!;
        d = d * 0.999999 + lanes[index + 3]!;
      }
    }
    return a + b + c + d;
  }

  #pass(): number {
    const memory = this.#memory;
    let sum = 0;
    for (let index = 0; index < memory.length; index += MEMORY_STRIDE) sum += memory[index]!;
    return sum;
  }
}

export function inflationOf(times: SentinelTimes, baseline: SentinelTimes): SentinelInflation {
  return {
    compute: times.computeNs / baseline.computeNs,
    memory: times.memoryNs / baseline.memoryNs,
  };
}

/** The larger of each: a visit is as disturbed as the worse of the two moments it lies between. */
export function worseInflation(a: SentinelInflation, b: SentinelInflation): SentinelInflation {
  return { compute: Math.max(a.compute, b.compute), memory: Math.max(a.memory, b.memory) };
}
