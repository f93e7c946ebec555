import { prepareArithmeticLimit, type SumsLayout } from '../kernels/wasm/arithmetic-limit.js';
import { prepareReadStream, READ_TURN_BYTES, type ReadStream } from '../kernels/wasm/read-stream.js';
import type { CachePeak, MeasuredPeaks, PeakRate } from '../record/measured-peaks.js';
import { median } from '../stats/quantile.js';
import type { Clock } from './clock.js';

export interface PeakBuffers {
  /** By level: `{ L1d: 32768, L1i: 32768, L2: 1048576 }`; empty where they are not known. */
  readonly cacheBytes: { readonly [cache: string]: number };
  /** Size of the buffer that stands for memory: beyond all caches. */
  readonly memoryBytes: number;
}

const TURNS = 9;
/** A loop is compiled for good after some milliseconds of it; what it did before is not what the machine can do. */
const WARMUP_NS = 60e6;
/** Long against the clock's step, short against what else the machine may do. */
const TURN_NS = 5e6;
/** Each multiply-add counts twice among a loop's operations. */
const OPERATIONS_PER_MAC = 2;

/**
 * Multiply-accumulates a second of one thread: a loop of SIMD multiply-adds on registers alone. `joinable`: laid out so that a compiler that
 * joins pairs of 128-bit operations can do so. About 0.1 s.
 */
export function peakMacsPerSecond(clock: Clock, layout: SumsLayout = 'apart'): PeakRate {
  const { run, operations } = prepareArithmeticLimit(undefined, layout);
  return rateOf(run, operations / OPERATIONS_PER_MAC, clock);
}

/**
 * What one thread of this runtime can do at most: multiply-accumulates a second on registers, and bytes a second that it can read from memory
 * (`memoryBytes`, front to back) and from each data cache (half of it, over and over). Reads only, no writes: a convolution reads more than it
 * writes. Under a second.
 */
export function measurePeaks(clock: Clock, { cacheBytes: sizes, memoryBytes }: PeakBuffers): MeasuredPeaks {
  const dataCaches = Object.entries(sizes)
    .filter(([cache]) => cache !== 'L1i')
    .sort(([, a], [, b]) => a - b);
  const macsPerSecond = peakMacsPerSecond(clock);
  const stream = largestStream(wholeTurns(memoryBytes));
  const { bufferBytes } = stream;
  const readRate = (bytes: number) => rateOf((passes) => stream.read(bytes, passes), bytes, clock);
  const caches = dataCaches.flatMap(([cache, cacheBytes]): CachePeak[] => {
    const bytes = wholeTurns(cacheBytes / 2);
    return bytes >= READ_TURN_BYTES && bytes < bufferBytes
      ? [{ cache, cacheBytes, bytesPerSecond: readRate(bytes) }]
      : [];
  });
  return {
    macsPerSecond,
    bytesPerSecond: readRate(bufferBytes),
    bufferBytes,
    ...(caches.length > 0 && { caches }),
  };
}

/** Of this size, or of a half, a quarter … where that is more than there is. */
function largestStream(bytes: number): ReadStream {
  try {
    return prepareReadStream(bytes);
  } catch (thrown) {
    if (!(thrown instanceof RangeError) || bytes < 2 * READ_TURN_BYTES) throw thrown;
    return largestStream(wholeTurns(bytes / 2));
  }
}

function wholeTurns(bytes: number): number {
  return Math.floor(bytes / READ_TURN_BYTES) * READ_TURN_BYTES;
}

/** Work a second of `run(times)`, each time of which does `work`: warmed up, then nine turns of about 5 ms. */
function rateOf(run: (times: number) => void, work: number, clock: Clock): PeakRate {
  const elapsedNs = (times: number): number => {
    const startNs = clock.nowNs();
    run(times);
    return clock.nowNs() - startNs;
  };
  const warmFromNs = clock.nowNs();
  let times = 1;
  let lastNs = elapsedNs(times);
  while (clock.nowNs() - warmFromNs < WARMUP_NS) {
    if (lastNs < TURN_NS / 2) times *= 2;
    lastNs = elapsedNs(times);
  }
  const perSecond = Array.from({ length: TURNS }, () => (times * work * 1e9) / elapsedNs(times));
  return { median: median(perSecond), low: Math.min(...perSecond), high: Math.max(...perSecond) };
}
