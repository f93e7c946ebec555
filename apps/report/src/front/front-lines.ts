import { isTimed, type Objective, ofOneRun, type Row } from '@convscape/core';
import { frontLine } from './front-line.js';
import type { FrontPoint } from './front-points.js';

/** The lines that a chart of the front carries. */
export interface FrontLines {
  readonly xGoal: Objective['goal'];
  /** Of all candidates. */
  readonly all: readonly FrontPoint[];
  /** Of those in which every output channel sees every input channel; empty where it is the same line. */
  readonly mixing: readonly FrontPoint[];
}

/**
 * Two fronts of one plane: what computes least tends to win the first without mixing anything, and the second is
 * then the one to choose from. Points of another run than the front's make no line.
 * @param rows those that the points are taken from: they tell which run that is, also where no point is on the front
 */
export function frontLines(
  points: readonly FrontPoint[],
  xGoal: Objective['goal'],
  rows: readonly Row[] = points.map(({ row }) => row),
): FrontLines {
  const run = ofOneRun(rows.filter(isTimed))[0]?.run;
  const met = points.filter((point) => point.row.run === run);
  const all = frontLine(met, xGoal);
  if (all.every((point) => point.row.mixing_reach === 1)) return { xGoal, all, mixing: [] };
  return {
    xGoal,
    all,
    mixing: frontLine(
      met.filter((point) => point.row.mixing_reach === 1),
      xGoal,
    ),
  };
}
