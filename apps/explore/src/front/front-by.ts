import { LATENCY_COLUMNS, type Objective, ofOneRun, paretoFront, type Row } from '@convscape/core';

/**
 * The rows that no other of them beats in these columns; rows without a value in one of them are left out, and where latencies decide so are
 * those of another run than the front's. So are candidates that do not run.
 */
export function frontBy(rows: readonly Row[], axes: readonly Objective[]): readonly Row[] {
  const isTimed = axes.some(({ column }) => LATENCY_COLUMNS.some((latency) => latency === column));
  const whole = rows.flatMap((row) => {
    if (row.state === 'failed' || row.state === 'unsupported' || row.state === 'skipped') return [];
    const point = axes.map((axis) => row[axis.column]);
    return isKnown(point) ? [{ row, run: row.run, front: row.front, point }] : [];
  });
  const known = isTimed ? ofOneRun(whole) : whole;
  const goals = axes.map((axis) => axis.goal);
  return paretoFront(
    known.map(({ point }) => point),
    goals,
  ).map((index) => known[index]!.row);
}

const isKnown = (point: readonly (number | null)[]): point is readonly number[] =>
  point.every((value) => value !== null);
