import { isTimed, latencyBounds, type Row } from '@convscape/core';
import { timesText } from '../quantity/times-text.js';

/** One latency ÷ another, with the range that both intervals leave. */
export interface RelativeLatency {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Whether the intervals tell the two apart. */
  readonly differs: boolean;
}

/**
 * How long a candidate takes as a share of another: `latency ÷ latency`, from `low ÷ high` to `high ÷ low` of the intervals. Null where one
 * of them was not timed.
 */
export function relativeLatency(row: Row, to: Row): RelativeLatency | null {
  if (!isTimed(row) || !isTimed(to) || to.latency_ns <= 0) return null;
  const own = latencyBounds(row);
  const other = latencyBounds(to);
  if (other.lowNs <= 0) return null;
  const low = own.lowNs / other.highNs;
  const high = own.highNs / other.lowNs;
  return { ratio: row.latency_ns / to.latency_ns, low, high, differs: low > 1 || high < 1 };
}

/** `1.4× (1.3×–1.5×)`, and that the two are not told apart where they are not. */
export function relativeLatencyText({ ratio, low, high, differs }: RelativeLatency): string {
  return `${timesText(ratio)} (${timesText(low)}–${timesText(high)})${differs ? '' : ', not told apart'}`;
}
