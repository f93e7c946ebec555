import type { Objective } from '@convscape/core';
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
 * then the one to choose from.
 */
export function frontLines(points: readonly FrontPoint[], xGoal: Objective['goal']): FrontLines {
  const all = frontLine(points, xGoal);
  if (all.every((point) => point.row.mixing_reach === 1)) return { xGoal, all, mixing: [] };
  return {
    xGoal,
    all,
    mixing: frontLine(
      points.filter((point) => point.row.mixing_reach === 1),
      xGoal,
    ),
  };
}
