import type { Row } from '../../record/row.js';
import { latencyBounds, type TimedRow } from '../rows/latency-bounds.js';
import type { ComparableRows } from './comparable-rows.js';
import { latencyWords, times } from './latency-words.js';
import type { WeighedFinding } from './weighed-finding.js';

/** A saving counts as kept from this share on. */
const KEPT = 0.8;

interface Saving {
  readonly row: TimedRow;
  readonly dense: TimedRow;
  /** Theoretical and measured speed-up over the dense block. */
  readonly promised: number;
  readonly measured: number;
}

/**
 * Of blocks that are faster than the dense one beyond their intervals: the one that keeps least of the saving its MACs promise, and the
 * one that, keeping at least 80 % of it, gains most.
 */
export function findSavingGap(
  comparable: ComparableRows,
  peerOf: (row: Row) => TimedRow | null,
): WeighedFinding[] {
  const savings = comparable.rows.flatMap((row): Saving[] => {
    const dense = peerOf(row);
    if (dense === null || row.macs >= dense.macs) return [];
    if (latencyBounds(row).highNs >= latencyBounds(dense).lowNs) return [];
    return [{ row, dense, promised: dense.macs / row.macs, measured: dense.latency_ns / row.latency_ns }];
  });
  const missed = largest(
    savings.filter((saving) => share(saving) < KEPT),
    (saving) => 1 / share(saving),
  );
  const kept = largest(
    savings.filter((saving) => share(saving) >= KEPT),
    ({ measured }) => measured,
  );
  return [
    ...(missed === null ? [] : [told('saving-not-realised', missed, comparable, 1 / share(missed))]),
    ...(kept === null ? [] : [told('saving-realised', kept, comparable, 1)]),
  ];
}

function told(
  kind: 'saving-not-realised' | 'saving-realised',
  saving: Saving,
  { setting, labelOf }: ComparableRows,
  weight: number,
): WeighedFinding {
  const { row, dense, promised, measured } = saving;
  return {
    kind,
    sentence: `In ${row.slot}${setting}, ${labelOf(row)} computes ${times(promised)} less than ${labelOf(dense)} and is ${times(measured)} as fast, ${percent(share(saving))} of the promise: ${latencyWords(row)} against ${latencyWords(dense)}.`,
    candidates: [row.candidate, dense.candidate],
    slot: row.slot,
    run: row.run,
    weight,
  };
}

function share({ promised, measured }: Saving): number {
  return measured / promised;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

/** The first of the largest; null of none. */
function largest(savings: readonly Saving[], of: (saving: Saving) => number): Saving | null {
  return savings.reduce<Saving | null>(
    (best, saving) => (best === null || of(saving) > of(best) ? saving : best),
    null,
  );
}
