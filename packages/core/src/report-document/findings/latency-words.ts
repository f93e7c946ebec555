import { formatNanoseconds } from '../format/format-nanoseconds.js';
import type { TimedRow } from '../rows/latency-bounds.js';

/** `1.84 ms (1.83 ms to 1.86 ms)`: a latency never goes without its interval. */
export function latencyWords(row: TimedRow): string {
  const { latency_ns: latency, latency_low_ns: low, latency_high_ns: high } = row;
  return `${formatNanoseconds(latency)} (${formatNanoseconds(low)} to ${formatNanoseconds(high)})`;
}

/** `1.4 times`, `32 times`: two digits, more where the number has them before the point. */
export function times(factor: number): string {
  return `${factor < 9.95 ? factor.toFixed(1) : factor.toFixed(0)} times`;
}
