import type { AxisExtent } from '../chart/axis-ticks.js';
import type { Scale } from '../view/view-state.js';

/** The ends of an axis, in the units of its column. */
export type Span = readonly [min: number, max: number];

/** The part of a plane that is drawn. */
export interface Zoom {
  readonly x: Span;
  readonly y: Span;
}

/** How far a window can shrink: to this share of the whole axis. */
const SMALLEST = 1 / 400;

/** `1e6~5e7~1200000~9000000`: both ends of x, then of y, with the digits that tell them apart on a screen. Nothing for all of it. */
export function formatZoom(zoom: Zoom | null): string {
  if (zoom === null) return '';
  return [...zoom.x, ...zoom.y].map((end) => String(Number(end.toPrecision(6)))).join('~');
}

/** A window as a link says it; null where it says none. */
export function parseZoom(text: string): Zoom | null {
  const ends = text.split('~').map(Number);
  const [x0, x1, y0, y1] = ends;
  if (ends.length !== 4 || x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined)
    return null;
  if (!ends.every(Number.isFinite) || x0 >= x1 || y0 >= y1) return null;
  return { x: [x0, x1], y: [y0, y1] };
}

/** A place on a plane as shares of its width, from the left, and of its height, from below. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a zoom is taken on: both whole axes and how they are divided. */
export interface Plane {
  readonly x: AxisExtent;
  readonly y: AxisExtent;
  readonly scale: Scale;
}

/** The whole plane as a window. */
export function wholePlane({ x, y }: Plane): Zoom {
  return { x: [x.min, x.max], y: [y.min, y.max] };
}

/** A window shrunk (factor below 1) or grown around a place in it. Null: it became the whole plane. */
export function zoomAround(zoom: Zoom, plane: Plane, place: Place, factor: number): Zoom | null {
  return withinPlane(
    mapSpans(zoom, plane, ([from, to], axis) => {
      const at = from + (to - from) * place[axis];
      return [at - (at - from) * factor, at + (to - at) * factor];
    }),
    plane,
  );
}

/** A window moved by shares of its own width and height. */
export function panBy(zoom: Zoom, plane: Plane, by: Place): Zoom | null {
  return withinPlane(
    mapSpans(zoom, plane, ([from, to], axis) => {
      const length = to - from;
      // Not beyond the ends: what is beyond them is empty.
      const start = Math.min(Math.max(0, from + by[axis] * length), Math.max(0, 1 - length));
      return [start, start + length];
    }),
    plane,
  );
}

/** The part of a window between two places. */
export function zoomTo(zoom: Zoom, plane: Plane, a: Place, b: Place): Zoom | null {
  return withinPlane(
    mapSpans(zoom, plane, ([from, to], axis) => {
      const ends = [a[axis], b[axis]].map((share) => from + (to - from) * share);
      return [Math.min(...ends), Math.max(...ends)];
    }),
    plane,
  );
}

/** Both spans as shares of the whole axes, changed, and back. */
function mapSpans(zoom: Zoom, plane: Plane, change: (span: Span, axis: 'x' | 'y') => Span): Zoom {
  const map = (axis: 'x' | 'y'): Span => {
    const [min, max] = zoom[axis];
    const share = (value: number) => toShare(value, plane[axis], plane.scale);
    const [from, to] = change([share(min), share(max)], axis);
    return [fromShare(from, plane[axis], plane.scale), fromShare(to, plane[axis], plane.scale)];
  };
  return { x: map('x'), y: map('y') };
}

/** A window cut at the ends of the plane and no smaller than a mark needs; null where nothing of the plane is left out. */
export function withinPlane(zoom: Zoom, plane: Plane): Zoom | null {
  let whole = true;
  const cut = mapSpans(zoom, plane, ([from, to]) => {
    const middle = Math.min(1 - SMALLEST / 2, Math.max(SMALLEST / 2, (from + to) / 2));
    const half = Math.max(SMALLEST, to - from) / 2;
    const start = Math.max(0, middle - half);
    const end = Math.min(1, middle + half);
    if (start > 1e-6 || end < 1 - 1e-6) whole = false;
    return [start, end];
  });
  return whole ? null : cut;
}

function toShare(value: number, { min, max }: AxisExtent, scale: Scale): number {
  // A window of the other scale may begin at zero: there is no such place on a logarithmic axis.
  if (scale === 'log') return Math.log(Math.max(value, Number.MIN_VALUE) / min) / Math.log(max / min);
  return (value - min) / (max - min);
}

function fromShare(share: number, { min, max }: AxisExtent, scale: Scale): number {
  return scale === 'log' ? min * (max / min) ** share : min + share * (max - min);
}
