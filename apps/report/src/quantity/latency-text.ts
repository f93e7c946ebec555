import type { Row } from '@convscape/core';
import { formatNanoseconds } from './format.js';

/** A measured latency and its interval in one unit: `1.23 ms (1.21–1.25)`; null where none was measured. */
export function latencyText(row: Row): string | null {
  if (row.latency_ns === null) return null;
  const interval = intervalText(row);
  return interval === null
    ? formatNanoseconds(row.latency_ns)
    : `${formatNanoseconds(row.latency_ns)} (${interval})`;
}

/** The interval in the unit that the median is written in, so that the three can be compared at a glance: `1.21–1.25`. */
export function intervalText(row: Row): string | null {
  const { latency_ns: median, latency_low_ns: low, latency_high_ns: high } = row;
  if (median === null || low === null || high === null) return null;
  const unit = median < 1e3 ? 1 : median < 1e6 ? 1e3 : median < 1e9 ? 1e6 : 1e9;
  return `${digitsLike(low / unit, median / unit)}–${digitsLike(high / unit, median / unit)}`;
}

/** As many decimals as the median gets, and one more where the interval would otherwise vanish. */
function digitsLike(value: number, median: number): string {
  return value.toFixed(median >= 100 ? 0 : median >= 10 ? 1 : 2);
}
