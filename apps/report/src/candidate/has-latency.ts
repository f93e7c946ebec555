import type { Row } from '@convscape/core';

/** A row whose candidate was timed: its latency and interval exist. */
export type TimedRow = Row & {
  readonly latency_ns: number;
  readonly latency_low_ns: number;
  readonly latency_high_ns: number;
};

export function hasLatency(row: Row): row is TimedRow {
  return row.latency_ns !== null && row.latency_low_ns !== null && row.latency_high_ns !== null;
}
