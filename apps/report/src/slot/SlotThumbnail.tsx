import type { Row } from '@convscape/core';
import { kindColourProperty } from '../candidate/kind-colour.js';
import { type AxisExtent, logAxis, shareOfAxis } from '../chart/axis-ticks.js';
import { frontLines } from '../front/front-lines.js';
import { type FrontPoint, frontPoints } from '../front/front-points.js';
import { staircase } from '../front/staircase.js';

const WIDTH = 160;
const HEIGHT = 84;

/** From this many on, dots stand on whole pixels: those in one place are drawn once, and nobody sees the difference. */
const MANY = 1000;

/**
 * A slot's MACs and latency, too small for numbers; the chart proper has them. Dots are strokes without length under round caps: one
 * path for each colour, for a page with hundreds of slots.
 */
export function SlotThumbnail({ rows }: { readonly rows: readonly Row[] }) {
  const points = frontPoints(rows, { x: 'macs', y: 'latency_ns', scale: 'log' });
  const xExtent = logAxis(points.map((point) => point.x));
  const yExtent = logAxis(points.map((point) => point.y));
  const x = pixelsOf(xExtent, WIDTH, false);
  const y = pixelsOf(yExtent, HEIGHT, true);
  const lines = frontLines(points, 'minimize');
  const corners = (front: readonly FrontPoint[]) =>
    staircase(front, 'minimize', xExtent, yExtent)
      .map((corner) => `${x(corner[0])},${y(corner[1])}`)
      .join(' ');
  const whole = points.length > MANY ? Math.round : (pixels: number) => pixels;
  const dots = new Map<
    string,
    { readonly kind: string; readonly faint: boolean; readonly at: Set<string> }
  >();
  for (const point of points) {
    const { kind, front } = point.row;
    const faint = front === 'out' || front === null;
    const key = `${kind} ${faint}`;
    const alike = dots.get(key) ?? { kind, faint, at: new Set() };
    dots.set(key, alike);
    alike.at.add(`M${whole(x(point.x))} ${whole(y(point.y))}h0`);
  }
  return (
    <svg class="thumbnail" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={corners(lines.all)} />
      <polyline points={corners(lines.mixing)} class="mixing" />
      {[...dots].map(([key, { kind, faint, at }]) => (
        <path
          key={key}
          class="dots"
          d={[...at].join('')}
          opacity={faint ? 0.45 : 1}
          style={{ stroke: `var(${kindColourProperty(kind)})` }}
        />
      ))}
    </svg>
  );
}

/** From values to pixels, rounded to tenths to keep the page small. */
function pixelsOf(extent: AxisExtent, size: number, flip: boolean): (value: number) => number {
  return (value) => {
    const share = shareOfAxis(value, extent, 'log');
    return Math.round((flip ? 1 - share : share) * size * 10) / 10;
  };
}
