import { type AxisExtent, axisBetween, linearAxis, logAxis } from '../chart/axis-ticks.js';
import { columnRoundness } from '../quantity/column-text.js';
import type { Scale, XColumn } from '../view/view-state.js';
import type { FrontPoint } from './front-points.js';
import type { Plane, Zoom } from './zoom.js';

/** The whole plane of these points. */
export function frontPlane(points: readonly FrontPoint[], x: XColumn, scale: Scale): Plane {
  const axis = scale === 'log' ? logAxis : linearAxis;
  return {
    x: axis(
      points.map((point) => point.x),
      columnRoundness(x),
    ),
    y: axis(points.flatMap((point) => [point.y, ...(point.interval ?? [])])),
    scale,
  };
}

/** The axes of what is drawn of a plane: all of it, or a window. */
export function shownAxes(plane: Plane, zoom: Zoom | null, x: XColumn): { x: AxisExtent; y: AxisExtent } {
  if (zoom === null) return { x: plane.x, y: plane.y };
  return {
    x: axisBetween(...zoom.x, plane.scale, columnRoundness(x)),
    y: axisBetween(...zoom.y, plane.scale),
  };
}
