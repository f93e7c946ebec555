import { VISIT_LUCK } from '../../measure/visit-luck.js';
import type { Row } from '../../record/row.js';

/** A row that was timed. */
export type TimedRow = Row & {
  readonly latency_ns: number;
  readonly latency_low_ns: number;
  readonly latency_high_ns: number;
};

export function isTimed(row: Row): row is TimedRow {
  return row.latency_ns !== null && row.latency_low_ns !== null && row.latency_high_ns !== null;
}

/** The interval to judge by, in nanoseconds: the row's own, wider by a visit's luck, as in the race, where it rests on one. */
export function latencyBounds(row: TimedRow): { readonly lowNs: number; readonly highNs: number } {
  const slack = row.visits > 1 ? 0 : VISIT_LUCK;
  return { lowNs: row.latency_low_ns * (1 - slack), highNs: row.latency_high_ns * (1 + slack) };
}
