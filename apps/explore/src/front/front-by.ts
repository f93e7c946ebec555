import { type Objective, paretoFront, type Row } from '@convscape/core';

/** The rows that no other of them beats in these columns; rows without a value in one of them are left out. */
export function frontBy(rows: readonly Row[], axes: readonly Objective[]): readonly Row[] {
  const known = rows.flatMap((row) => {
    const point = axes.map((axis) => row[axis.column]);
    return isKnown(point) ? [{ row, point }] : [];
  });
  const goals = axes.map((axis) => axis.goal);
  return paretoFront(
    known.map(({ point }) => point),
    goals,
  ).map((index) => known[index]!.row);
}

const isKnown = (point: readonly (number | null)[]): point is readonly number[] =>
  point.every((value) => value !== null);
