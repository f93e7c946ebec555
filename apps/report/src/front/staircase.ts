import type { Objective } from '@convscape/core';
import type { AxisExtent } from '../chart/axis-ticks.js';
import type { FrontPoint } from './front-points.js';

/**
 * A front as the corners of a staircase from edge to edge of the plot: what lies behind it is what its points dominate. Even a front
 * of one point has a shape then. Points come best x first, as `frontLine` gives them.
 */
export function staircase(
  front: readonly FrontPoint[],
  xGoal: Objective['goal'],
  x: AxisExtent,
  y: AxisExtent,
): readonly (readonly [x: number, y: number])[] {
  const first = front[0];
  if (first === undefined) return [];
  const corners: (readonly [number, number])[] = [[first.x, y.max]];
  let height = y.max;
  for (const point of front) {
    if (point !== first) corners.push([point.x, height]);
    corners.push([point.x, point.y]);
    height = point.y;
  }
  corners.push([xGoal === 'minimize' ? x.max : x.min, height]);
  return corners;
}
