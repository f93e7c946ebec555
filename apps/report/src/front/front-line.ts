import type { Objective } from '@convscape/core';
import type { FrontPoint } from './front-points.js';

/**
 * The front of the two plotted columns as the corners of a staircase: no candidate lies on its better side. From the best x on, it
 * runs along x and then steps down in y, so the area behind it is exactly what its points dominate. Candidates seen once
 * (`screened`) do not make a front.
 */
export function frontLine(
  points: readonly FrontPoint[],
  xGoal: Objective['goal'],
): readonly (readonly [x: number, y: number])[] {
  const sign = xGoal === 'minimize' ? 1 : -1;
  const ordered = points
    .filter((point) => point.row.state !== 'screened')
    .sort((a, b) => sign * (a.x - b.x) || a.y - b.y);
  const corners: (readonly [number, number])[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const point of ordered) {
    if (point.y >= lowest) continue;
    if (corners.length > 0) corners.push([point.x, lowest]);
    corners.push([point.x, point.y]);
    lowest = point.y;
  }
  return corners;
}
