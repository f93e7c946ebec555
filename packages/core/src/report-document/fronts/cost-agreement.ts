import type { CostColumn } from '../../cost/cost.js';
import { drawnTauB } from '../../stats/drawn-tau-b.js';
import { type BootstrapEstimate, symmetricInterval } from '../../stats/symmetric-interval.js';
import type { TimedRow } from '../rows/latency-bounds.js';
import type { LatencyOf } from './drawn-latencies.js';

/**
 * How far a counted cost orders these rows as their latency does: Kendall's τ-b, 1 for the same order, 0 for none, −1 for the opposite, with
 * its interval at 95 % from the draws of the latencies. The rows are all there are to order, so nothing but the measuring is uncertain.
 * Null where all rows cost the same, or there are fewer than two.
 */
export function costAgreement(
  rows: readonly TimedRow[],
  column: CostColumn,
  latencyOf: LatencyOf,
): BootstrapEstimate | null {
  const tau = drawnTauB(
    rows.map((row) => row[column]),
    rows.map((row) => latencyOf(row, 'latency_ns')),
  );
  if (tau === null) return null;
  const { value, low, high } = symmetricInterval(tau.value, tau.draws);
  return { value, low: Math.max(low, -1), high: Math.min(high, 1) };
}
