import type { FrontLines } from './front-lines.js';
import type { FrontPoint } from './front-points.js';
import type { Zoom } from './zoom.js';

/** From this many points on, not every one is drawn with all that is known of it. */
export const MANY = 2000;

/** So many names and intervals can be read, and drawn in time. */
export const MOST_IN_FULL = 300;

/**
 * The points that carry their names and intervals: all of them, or of thousands those on a front that are in sight, or where these are
 * hundreds those on the lines. The others are marks alone.
 */
export function pointsInFull(
  points: readonly FrontPoint[],
  lines: FrontLines,
  zoom: Zoom | null,
): readonly FrontPoint[] {
  if (points.length < MANY) return points;
  const members = points.filter((point) => isMember(point) && (zoom === null || isInside(point, zoom)));
  if (members.length <= MOST_IN_FULL) return members;
  const onLines = new Set([...lines.all, ...lines.mixing]);
  return members.filter((point) => onLines.has(point)).slice(0, MOST_IN_FULL);
}

function isMember({ row }: FrontPoint): boolean {
  return row.front === 'certain' || row.front === 'contested';
}

/** Whether a point is in a window. */
export function isInside({ x, y }: FrontPoint, zoom: Zoom): boolean {
  return x >= zoom.x[0] && x <= zoom.x[1] && y >= zoom.y[0] && y <= zoom.y[1];
}
