import type { Row } from '@convscape/core';
import { kindColourProperty } from '../candidate/kind-colour.js';
import { logAxis } from '../chart/axis-ticks.js';
import { frontLine } from '../front/front-line.js';
import { frontPoints } from '../front/front-points.js';

const WIDTH = 160;
const HEIGHT = 84;

/** A slot's MACs and latency, too small for numbers; the chart proper has them. */
export function SlotThumbnail({ rows }: { readonly rows: readonly Row[] }) {
  const points = frontPoints(rows, { x: 'macs', y: 'latency_ns', scale: 'log' });
  const x = pixelsOf(
    points.map((point) => point.x),
    WIDTH,
    false,
  );
  const y = pixelsOf(
    points.map((point) => point.y),
    HEIGHT,
    true,
  );
  const line = frontLine(points, 'minimize').map((corner) => `${x(corner[0])},${y(corner[1])}`);
  return (
    <svg class="thumbnail" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={line.join(' ')} />
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

/** A logarithmic scale from values to pixels, rounded to tenths to keep the page small. */
function pixelsOf(values: readonly number[], size: number, flip: boolean): (value: number) => number {
  const { min, max } = logAxis(values);
  const length = Math.log10(max / min);
  return (value) => {
    const share = Math.log10(value / min) / length;
    return Math.round((flip ? 1 - share : share) * size * 10) / 10;
  };
}
