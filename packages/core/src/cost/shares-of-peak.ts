import type { MeasuredPeaks } from '../record/measured-peaks.js';
import type { Row } from '../record/row.js';
import type { DevicePeaks } from './roofline.js';

/** How much of a device a candidate uses, each a share of what one thread can do at most. */
export interface SharesOfPeak {
  /** MACs a second ÷ the peak of MACs a second. */
  readonly compute: number;
  /** Bytes moved a second ÷ bandwidth. */
  readonly memory: number;
  /** Of the roof over it: the larger of the two. */
  readonly roofline: number;
}

type MeasuredCounts = Pick<
  Row,
  'engine' | 'threads' | 'cache' | 'macs' | 'bytes_moved' | 'peak_memory_bytes' | 'latency_ns'
>;

/** The engines whose code WebAssembly and JavaScript run on one thread: only theirs is the roof that was measured. */
const JOINED_ENGINE = 'wasm-256';
const ENGINES_UNDER_ROOF: readonly string[] = ['reference', 'wasm', JOINED_ENGINE];

/**
 * The roof over a candidate: its engine's peak, and the bandwidth of the cache that holds all it touches when it runs over and over, or of
 * memory where none does or where its weights are cold (a cache-aware roofline: Ilic, Pratas and Sousa, 2014). Null where the roof was not
 * measured: engines of native code reach more than a thread of WebAssembly, and several threads more than one.
 */
export function roofOver(
  row: Pick<Row, 'engine' | 'threads' | 'cache' | 'peak_memory_bytes'>,
  peaks: MeasuredPeaks,
): DevicePeaks | null {
  if (row.threads !== 1 || !ENGINES_UNDER_ROOF.includes(row.engine)) return null;
  const macsPerSecond = row.engine === JOINED_ENGINE ? peaks.joinedMacsPerSecond : peaks.macsPerSecond;
  if (macsPerSecond === undefined) return null;
  const holding =
    row.cache === 'hot'
      ? peaks.caches?.find(({ cacheBytes }) => row.peak_memory_bytes <= cacheBytes)
      : undefined;
  return {
    peakMacsPerSecond: macsPerSecond.median,
    bandwidthBytesPerSecond: (holding ?? peaks).bytesPerSecond.median,
  };
}

/**
 * `compute = MACs / latency / peak`, `memory = bytes moved / latency / bandwidth`, and `roofline = max(compute, memory)`, which is what a
 * candidate computes ÷ `min(peak, bandwidth × MACs per byte)` (Williams, Waterman and Patterson, 2009). Null where it was not timed or has no
 * roof. It may pass 1: Winograd computes less than is counted, and fused layers move less.
 */
export function sharesOfPeak(row: MeasuredCounts, peaks: MeasuredPeaks): SharesOfPeak | null {
  const roof = roofOver(row, peaks);
  if (roof === null || row.latency_ns === null || row.latency_ns <= 0) return null;
  const seconds = row.latency_ns / 1e9;
  const compute = row.macs / seconds / roof.peakMacsPerSecond;
  const memory = row.bytes_moved / seconds / roof.bandwidthBytesPerSecond;
  return { compute, memory, roofline: Math.max(compute, memory) };
}
