import type { LatencyColumn } from '../../cost/cost.js';
import { drawnLatency } from '../../pareto/drawn-latency.js';
import type { Row } from '../../record/row.js';
import type { DrawnValue } from '../../stats/drawn-value.js';
import type { Random } from '../../stats/random.js';
import type { TimedRow } from '../rows/latency-bounds.js';
import { latencyEvidence } from '../rows/latency-evidence.js';

/** As many draws as the membership of a front is told from. */
const DRAWS = 2000;

export type LatencyOf = (row: TimedRow, column: LatencyColumn) => DrawnValue;

/** Draws of the latencies of one front's rows, each made once: all that is told of the front comes from the same ones. */
export function drawnLatencies(
  random: Random,
  visitMediansNs: (row: Row) => readonly number[] | undefined,
): LatencyOf {
  const known = new Map<string, DrawnValue>();
  return (row, column) => {
    const name = `${column} ${row.candidate}`;
    const drawn =
      known.get(name) ?? drawnLatency(latencyEvidence(row, column, visitMediansNs(row)), random, DRAWS);
    known.set(name, drawn);
    return drawn;
  };
}
