import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasuredPeaks } from '../record/measured-peaks.js';
import { roofOver, sharesOfPeak } from './shares-of-peak.js';

const rate = (median: number) => ({ median, low: 0.9 * median, high: 1.1 * median });
const peaks: MeasuredPeaks = {
  macsPerSecond: rate(4e10),
  bytesPerSecond: rate(1e10),
  bufferBytes: 64 * 2 ** 20,
  caches: [
    { cache: 'L1d', cacheBytes: 32_768, bytesPerSecond: rate(1e11) },
    { cache: 'L2', cacheBytes: 2 ** 20, bytesPerSecond: rate(5e10) },
  ],
};
const row = {
  engine: 'wasm',
  threads: 1,
  cache: 'hot',
  macs: 2e7,
  bytes_moved: 8e6,
  peak_memory_bytes: 8e6,
  latency_ns: 1e6,
};

describe('sharesOfPeak', () => {
  it('divides what was reached by what the device can do', () => {
    // 2·10^10 MACs a second of 4·10^10, and 8·10^9 bytes a second of 10^10.
    expect(sharesOfPeak(row, peaks)).toEqual({ compute: 0.5, memory: 0.8, roofline: 0.8 });
  });

  it('takes the bandwidth of the nearest cache that holds all, unless the weights are cold', () => {
    const small = { ...row, peak_memory_bytes: 2 ** 20 };
    expect(sharesOfPeak(small, peaks)?.memory).toBeCloseTo(8e9 / 5e10, 12);
    expect(sharesOfPeak({ ...small, peak_memory_bytes: 1000 }, peaks)?.memory).toBeCloseTo(8e9 / 1e11, 12);
    expect(sharesOfPeak({ ...small, cache: 'cold-weights' }, peaks)?.memory).toBeCloseTo(0.8, 12);
  });

  it('has no roof for native engines and several threads, and one of its own for joined operations', () => {
    expect(roofOver({ ...row, engine: 'onnxruntime' }, peaks)).toBeNull();
    expect(roofOver({ ...row, threads: 2 }, peaks)).toBeNull();
    const wide = { ...row, engine: 'wasm-256' };
    expect(roofOver(wide, peaks)).toBeNull();
    expect(roofOver(wide, { ...peaks, joinedMacsPerSecond: rate(8e10) })?.peakMacsPerSecond).toBe(8e10);
    expect(sharesOfPeak({ ...row, latency_ns: null }, peaks)).toBeNull();
  });

  it('is what is computed ÷ min(peak, bandwidth × MACs per byte), for any counts', () => {
    const positive = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(
      fc.property(positive, positive, positive, (macs, bytes, latencyNs) => {
        const counts = { ...row, macs, bytes_moved: bytes, peak_memory_bytes: bytes, latency_ns: latencyNs };
        const roof = roofOver(counts, peaks)!;
        const most = Math.min(roof.peakMacsPerSecond, roof.bandwidthBytesPerSecond * (macs / bytes));
        const share = sharesOfPeak(counts, peaks)!.roofline;
        expect(share).toBeGreaterThan(0);
        expect(share / (macs / (latencyNs / 1e9) / most)).toBeCloseTo(1, 9);
      }),
    );
  });
});
