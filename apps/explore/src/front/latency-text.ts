import { formatNanoseconds, type Row } from '@convscape/core';

/** `1.84 ms [1.83, 1.86]` as far as it is known: a latency never goes without its interval. */
export function latencyText(row: Row): string {
  if (row.latency_ns === null || row.latency_low_ns === null || row.latency_high_ns === null)
    return row.state;
  const interval = `${formatNanoseconds(row.latency_low_ns)} – ${formatNanoseconds(row.latency_high_ns)}`;
  return `${formatNanoseconds(row.latency_ns)}  (${interval})`;
}
