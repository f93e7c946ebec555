import type { Objective } from '@convscape/core';
import type { FrontPoint } from './front-points.js';

/**
 * The front of the two plotted columns, best x first: the points that no other is better than in x without being worse in y.
 * Candidates seen once (`screened`) do not make a front. At equal y the one with the better x stays alone.
 */
export function frontLine(points: readonly FrontPoint[], xGoal: Objective['goal']): readonly FrontPoint[] {
  const sign = xGoal === 'minimize' ? 1 : -1;
  const ordered = points
    .filter((point) => point.row.state !== 'screened')
    .sort((a, b) => sign * (a.x - b.x) || a.y - b.y);
  const front: FrontPoint[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const point of ordered) {
    if (point.y >= lowest) continue;
    front.push(point);
    lowest = point.y;
  }
  return front;
}
