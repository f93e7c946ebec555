import { fittingTicks } from '../chart/fitting-ticks.js';
import { timesText } from '../quantity/times-text.js';

/** Where a plot lies in its drawing, in pixels. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Grid, ticks and the break-even of a promise panel. `x` and `y` give the pixels of a position and of a speed-up. */
export function PromiseAxes({
  area,
  x,
  y,
  positions,
  speedUps,
  title,
  textPx,
}: {
  readonly area: PlotArea;
  readonly x: (position: number) => number;
  readonly y: (speedUp: number) => number;
  readonly positions: readonly number[];
  readonly speedUps: readonly number[];
  readonly title: string;
  readonly textPx: number;
}) {
  const { left, right, top, bottom } = area;
  const shown = fittingTicks(positions, x, (tick) => (String(tick).length * 0.62 + 0.8) * textPx);
  return (
    <>
      <rect class="promise-loss" x={left} y={y(1)} width={right - left} height={Math.max(0, bottom - y(1))} />
      {speedUps.map((tick) => (
        <g key={tick}>
          <line class="promise-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text class="promise-tick" x={left - textPx * 0.6} y={y(tick) + textPx * 0.35} text-anchor="end">
            {timesText(tick)}
          </text>
        </g>
      ))}
      {shown.map((tick) => (
        <g key={tick}>
          <line class="promise-grid" x1={x(tick)} x2={x(tick)} y1={top} y2={bottom} />
          <text class="promise-tick" x={x(tick)} y={bottom + textPx * 1.5} text-anchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text class="promise-tick" x={(left + right) / 2} y={bottom + textPx * 3.1} text-anchor="middle">
        {title} →
      </text>
      <text class="promise-loss-name" x={right - textPx * 0.5} y={bottom - textPx * 0.5} text-anchor="end">
        below break-even: slower than the dense block
      </text>
      <line class="promise-even" x1={left} x2={right} y1={y(1)} y2={y(1)} />
    </>
  );
}
