import { formatNanoseconds, type LatencyEstimate, type Row } from '@convscape/core';

type WithLatency = Pick<Row, 'latency_ns' | 'latency_low_ns' | 'latency_high_ns'>;

/** Nanoseconds in the units that latencies are written in. */
export const UNIT_NS: { readonly [unit: string]: number } = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 };

/** A measured latency and its interval: `1.23 ms (1.21–1.25)`; null where none was measured. */
export function latencyText(row: WithLatency): string | null {
  if (row.latency_ns === null) return null;
  const interval = intervalText(row);
  const median = formatNanoseconds(row.latency_ns);
  return interval === null ? median : `${median} (${interval})`;
}

/**
 * The interval in the unit and with the decimals of its median, so that the three can be compared at a glance: `1.21–1.25`. One so narrow
 * that both ends would read the same gets one decimal more.
 */
export function intervalText(row: WithLatency): string | null {
  const { latency_ns: median, latency_low_ns: low, latency_high_ns: high } = row;
  if (median === null || low === null || high === null) return null;
  const [number = '', unit = ''] = formatNanoseconds(median).split(' ');
  const scale = UNIT_NS[unit] ?? 1;
  const decimals = number.split('.')[1]?.length ?? 0;
  const text = (digits: number) => [low, high].map((end) => (end / scale).toFixed(digits));
  const [lowText, highText] = text(decimals);
  return lowText === highText ? text(decimals + 1).join('–') : `${lowText}–${highText}`;
}

/** As `latencyText`. */
export function estimateText({ latencyNs, lowNs, highNs }: LatencyEstimate): string {
  return latencyText({ latency_ns: latencyNs, latency_low_ns: lowNs, latency_high_ns: highNs }) ?? '';
}
