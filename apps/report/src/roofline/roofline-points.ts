import { type DevicePeaks, isTimed, type Row, type TimedRow } from '@convscape/core';

/** A candidate under the roofs. */
export interface RooflinePoint {
  readonly row: TimedRow;
  /** Arithmetic intensity in multiply-accumulates: MACs ÷ bytes moved. */
  readonly macsPerByte: number;
  /** What was achieved: MACs ÷ latency. */
  readonly macsPerSecond: number;
  /** Of the latency's interval. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The candidates that computed something and were timed. */
export function rooflinePoints(rows: readonly Row[]): readonly RooflinePoint[] {
  return rows.filter(isTimed).flatMap((row) => {
    const { macs, bytes_moved: bytes, latency_ns: latencyNs } = row;
    if (macs <= 0 || bytes <= 0 || latencyNs <= 0) return [];
    const { latency_low_ns: lowNs, latency_high_ns: highNs } = row;
    const interval =
      lowNs === null || highNs === null || lowNs <= 0
        ? null
        : ([perSecond(macs, highNs), perSecond(macs, lowNs)] as const);
    return [{ row, macsPerByte: macs / bytes, macsPerSecond: perSecond(macs, latencyNs), interval }];
  });
}

function perSecond(macs: number, latencyNs: number): number {
  return (macs / latencyNs) * 1e9;
}

/**
 * The most that a device could do at an intensity: `min(peak MACs/s, bandwidth × MACs/byte)`. Williams, Waterman and Patterson (2009).
 * Costs are compulsory traffic, each tensor once a layer: what a cache keeps between calls can lie above the slope.
 */
export function roofAt(macsPerByte: number, peaks: DevicePeaks): number {
  return Math.min(peaks.peakMacsPerSecond, peaks.bandwidthBytesPerSecond * macsPerByte);
}

/** Where the slope meets the roof, MACs a byte: below it memory is the limit, above it computing. */
export function ridge(peaks: DevicePeaks): number {
  return peaks.peakMacsPerSecond / peaks.bandwidthBytesPerSecond;
}
