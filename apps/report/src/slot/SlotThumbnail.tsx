import type { Row } from '@convscape/core';
import { kindColourProperty } from '../candidate/kind-colour.js';
import { type AxisExtent, logAxis, shareOfAxis } from '../chart/axis-ticks.js';
import { frontLines } from '../front/front-lines.js';
import { type FrontPoint, frontPoints } from '../front/front-points.js';
import { staircase } from '../front/staircase.js';

const WIDTH = 160;
const HEIGHT = 84;

/** A slot's MACs and latency, too small for numbers; the chart proper has them. */
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
  return (
    <svg class="thumbnail" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={corners(lines.all)} />
      <polyline points={corners(lines.mixing)} class="mixing" />
      {points.map((point) => (
        <circle
          key={point.row.candidate}
          cx={x(point.x)}
          cy={y(point.y)}
          r={2.6}
          opacity={point.row.front === 'out' || point.row.front === null ? 0.45 : 1}
          style={{ fill: `var(${kindColourProperty(point.row.kind)})` }}
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
