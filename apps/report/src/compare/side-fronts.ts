import type { Objective, Row } from '@convscape/core';
import { frontLines } from '../front/front-lines.js';
import { type FrontPoint, frontPoints } from '../front/front-points.js';
import type { ViewState } from '../view/view-state.js';
import type { ChosenSides } from './chosen-sides.js';
import type { Side } from './side.js';

/** One side of a slot on the plane of two columns. */
export interface SideFront {
  readonly side: Side;
  readonly points: readonly FrontPoint[];
  /** The front of the two columns, best x first; and that of the blocks that mix all, where it is another. */
  readonly all: readonly FrontPoint[];
  readonly mixing: readonly FrontPoint[];
}

/** A candidate that is on the front of at least one side, on every side that timed it. */
export interface SharedPoint {
  readonly candidate: string;
  readonly row: Row;
  /** In the order of the fronts; null where the side has no time for it. */
  readonly points: readonly (FrontPoint | null)[];
  /** For each side, whether it is on one of its lines. */
  readonly isOnFront: readonly boolean[];
}

export function sideFronts(
  { base, others }: ChosenSides,
  view: Pick<ViewState, 'slot' | 'engine' | 'threads' | 'x' | 'y' | 'scale'>,
  goal: Objective['goal'],
): readonly SideFront[] {
  return [base, ...others].map((side) => {
    const rows = [...side.rows.values()].filter(
      ({ slot, engine, threads }) => slot === view.slot && engine === view.engine && threads === view.threads,
    );
    const points = frontPoints(rows, view);
    const { all, mixing } = frontLines(points, goal);
    return { side, points, all, mixing };
  });
}

export function sharedPoints(fronts: readonly SideFront[]): readonly SharedPoint[] {
  const onLine = fronts.map(
    ({ all, mixing }) => new Set([...all, ...mixing].map(({ row }) => row.candidate)),
  );
  const pointOf = fronts.map(
    ({ points }) => new Map(points.map((point) => [point.row.candidate, point] as const)),
  );
  const candidates = new Set(onLine.flatMap((line) => [...line]));
  return [...candidates].map((candidate) => {
    const points = pointOf.map((byKey) => byKey.get(candidate) ?? null);
    return {
      candidate,
      row: points.find((point) => point !== null)!.row,
      points,
      isOnFront: onLine.map((line) => line.has(candidate)),
    };
  });
}
