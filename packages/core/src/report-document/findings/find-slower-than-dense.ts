import type { Row } from '../../record/row.js';
import { latencyBounds, type TimedRow } from '../rows/latency-bounds.js';
import { bySlot, type ComparableRows } from './comparable-rows.js';
import { latencyWords, times } from './latency-words.js';
import type { WeighedFinding } from './weighed-finding.js';

/** A list that says everything says nothing: of each setting, so many slots. */
const MOST_SLOTS = 3;

/**
 * Grouped and depthwise blocks that compute less than the dense block and take longer, beyond their intervals: of each slot the one that
 * promised most.
 */
export function findSlowerThanDense(
  { rows, setting, labelOf }: ComparableRows,
  peerOf: (row: Row) => TimedRow | null,
): WeighedFinding[] {
  const found = [...bySlot(rows)].flatMap(([slot, own]) => {
    const slower = own.flatMap((row) => {
      const dense = peerOf(row);
      return dense !== null && isSlowerFor(row, dense)
        ? [{ row, dense, weight: promised(row, dense) * slowdown(row, dense) }]
        : [];
    });
    const [worst, ...others] = slower.sort((a, b) => b.weight - a.weight);
    if (worst === undefined) return [];
    const { row, dense, weight } = worst;
    const more =
      others.length === 0
        ? ''
        : ` So ${others.length === 1 ? 'does' : 'do'} ${others.length} more of the slot's blocks with grouped layers.`;
    return [
      {
        kind: 'grouped-slower-than-dense' as const,
        sentence: `In ${slot}${setting}, ${labelOf(row)} computes ${times(promised(row, dense))} less than ${labelOf(dense)} and takes ${times(slowdown(row, dense))} as long: ${latencyWords(row)} against ${latencyWords(dense)}.${more}`,
        candidates: [row.candidate, dense.candidate],
        slot,
        run: row.run,
        weight,
      },
    ];
  });
  return found.sort((a, b) => b.weight - a.weight).slice(0, MOST_SLOTS);
}

function isSlowerFor(row: TimedRow, dense: TimedRow): boolean {
  const isGrouped = row.groups !== null && row.groups > 1;
  return isGrouped && row.macs < dense.macs && latencyBounds(row).lowNs > latencyBounds(dense).highNs;
}

function promised(row: TimedRow, dense: TimedRow): number {
  return dense.macs / row.macs;
}

function slowdown(row: TimedRow, dense: TimedRow): number {
  return row.latency_ns / dense.latency_ns;
}
