import type { CostColumn } from '../../cost/cost.js';
import { type DrawnTauB, drawnTauB } from '../../stats/drawn-tau-b.js';
import { type BootstrapEstimate, symmetricInterval } from '../../stats/symmetric-interval.js';
import type { TimedRow } from '../rows/latency-bounds.js';
import type { LatencyOf } from './drawn-latencies.js';

/**
 * How far each counted cost orders these rows as their latency does: Kendall's τ-b, 1 for the same order, 0 for none, −1 for the opposite,
 * with its interval at 95 % from the draws of the latencies. The rows are all there are to order, so nothing but the measuring is uncertain.
 * Null where all rows cost the same, or there are fewer than two.
 */
export function costAgreement<Column extends CostColumn>(
  rows: readonly TimedRow[],
  columns: readonly Column[],
  latencyOf: LatencyOf,
): { readonly [Name in Column]: BootstrapEstimate | null } {
  const taus = drawnTauB(
    columns.map((column) => rows.map((row) => row[column])),
    rows.map((row) => latencyOf(row, 'latency_ns')),
  );
  const told = columns.map((column, index) => [column, within(taus[index] ?? null)]);
  return Object.fromEntries(told) as { readonly [Name in Column]: BootstrapEstimate | null };
}

function within(tau: DrawnTauB | null): BootstrapEstimate | null {
  if (tau === null) return null;
  const { value, low, high } = symmetricInterval(tau.value, tau.draws);
  return { value, low: Math.max(low, -1), high: Math.min(high, 1) };
}
