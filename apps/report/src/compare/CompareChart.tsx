import type { Objective } from '@convscape/core';
import { useRef, useState } from 'preact/hooks';
import { linearAxis, logAxis, shareOfAxis } from '../chart/axis-ticks.js';
import { fittingTicks } from '../chart/fitting-ticks.js';
import { SaveDrawing } from '../export/SaveDrawing.js';
import type { FrontPoint } from '../front/front-points.js';
import { staircase } from '../front/staircase.js';
import { useBoxWidth } from '../promise/use-box-width.js';
import { COLUMN_TITLES, COLUMN_UNITS, columnRoundness } from '../quantity/column-text.js';
import { tickText } from '../quantity/tick-text.js';
import type { Navigation } from '../view/use-view-state.js';
import { CompareTooltip } from './CompareTooltip.js';
import { linkTo } from './link-to.js';
import { SharedMark } from './SharedMark.js';
import { SideMark } from './SideMark.js';
import { sharedWords } from './shared-words.js';
import { type SharedPoint, type SideFront, sharedPoints } from './side-fronts.js';
import { sideStyle } from './side-style.js';

/** More background dots than these hide what they are the background of. */
const MOST_DOTS = 400;

interface Props {
  readonly fronts: readonly SideFront[];
  readonly goal: Objective['goal'];
  readonly textPx: number;
  readonly navigation: Navigation;
}

/** The fronts of one slot on all chosen sides, one over the other; a candidate of any front is joined with itself on the other sides. */
export function CompareChart({ fronts, goal, textPx, navigation }: Props) {
  const { box, width } = useBoxWidth(640);
  // The legend has pictures of its own.
  const chart = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<SharedPoint | null>(null);
  const { x: xColumn, y: yColumn, scale, slot } = navigation.view;
  const shared = sharedPoints(fronts);
  const height = Math.min(Math.max(width * 0.62, 280), textPx * 40);
  const area = { left: textPx * 5, right: width - textPx, top: textPx * 2.4, bottom: height - textPx * 3.6 };
  const axis = scale === 'log' ? logAxis : linearAxis;
  const all = fronts.flatMap(({ points }) => points);
  const xAxis = axis(
    all.map((point) => point.x),
    columnRoundness(xColumn),
  );
  const yAxis = axis(all.flatMap((point) => [point.y, ...(point.interval ?? [])]));
  const x = (value: number) => round(area.left + shareOfAxis(value, xAxis, scale) * (area.right - area.left));
  const y = (value: number) =>
    round(area.bottom - shareOfAxis(value, yAxis, scale) * (area.bottom - area.top));
  const path = (line: readonly FrontPoint[]) =>
    staircase(line, goal, xAxis, yAxis)
      .map(([at, to], index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(to)}`)
      .join('');
  const title = `Fronts of ${slot}, ${fronts.length} runs`;
  return (
    <figure
      class="compare-chart"
      ref={box}
      aria-label={`${COLUMN_TITLES[yColumn]} against ${COLUMN_TITLES[xColumn]} in slot ${slot}, the fronts of ${fronts.length} runs one over the other. Their numbers are in the table of changes.`}
    >
      <div class="drawing-head">
        <Legend fronts={fronts} />
        <SaveDrawing figure={chart} title={title} source={sourceOf(fronts)} />
      </div>
      <div class="chart-frame" ref={chart}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it has the name; a title would pop up over every mark */}
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} font-size={textPx}>
          {yAxis.ticks.map((tick) => (
            <g key={tick}>
              <line class="promise-grid" x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
              <text class="promise-tick" x={area.left - 6} y={y(tick) + textPx * 0.35} text-anchor="end">
                {tickText(yColumn, tick)}
              </text>
            </g>
          ))}
          {fittingTicks(xAxis.ticks, x, () => textPx * 4.6).map((tick) => (
            <text
              key={tick}
              class="promise-tick"
              x={x(tick)}
              y={area.bottom + textPx * 1.5}
              text-anchor="middle"
            >
              {tickText(xColumn, tick)}
            </text>
          ))}
          <text class="promise-tick" x={0} y={textPx}>
            ↑ {COLUMN_TITLES[yColumn]}
          </text>
          <text
            class="promise-tick"
            x={(area.left + area.right) / 2}
            y={area.bottom + textPx * 3.1}
            text-anchor="middle"
          >
            {COLUMN_TITLES[xColumn]} · {COLUMN_UNITS[xColumn]} →
          </text>
          {fronts.map(({ side, points, all: whole, mixing }, place) => {
            const strong = mixing.length > 0 ? mixing : whole;
            return (
              <g key={side.run.run} class="compare-side" style={{ '--line': sideStyle(place).colour }}>
                {points.length <= MOST_DOTS &&
                  points.map((point) => (
                    <circle
                      key={point.row.candidate}
                      class="compare-dot"
                      cx={x(point.x)}
                      cy={y(point.y)}
                      r={textPx * 0.2}
                    />
                  ))}
                {strong !== whole && <path class="compare-front compare-whole" d={path(whole)} />}
                <path class="compare-front" stroke-dasharray={sideStyle(place).dash} d={path(strong)} />
              </g>
            );
          })}
          {shared.map((one) => (
            <SharedMark
              key={one.candidate}
              shared={one}
              words={sharedWords(one, fronts, yColumn)}
              x={x}
              y={y}
              radius={textPx * 0.36}
              href={navigation.hashOf(linkTo(one.row))}
              onHover={(inside) => setHovered(inside ? one : null)}
            />
          ))}
        </svg>
        {hovered !== null && (
          <CompareTooltip
            shared={hovered}
            fronts={fronts}
            y={yColumn}
            left={x(hovered.row[xColumn])}
            width={width}
          />
        )}
      </div>
    </figure>
  );
}

function Legend({ fronts }: { readonly fronts: readonly SideFront[] }) {
  return (
    <ul class="compare-legend">
      {fronts.map(({ side, points }, place) => (
        <li key={side.run.run}>
          <SideMark place={place} />
          {side.name}
          {points.length === 0 && <span class="muted"> (nothing timed in this slot)</span>}
        </li>
      ))}
    </ul>
  );
}

function sourceOf(fronts: readonly SideFront[]): string {
  return `${fronts[0]?.side.run.sweep}, ${fronts.map(({ side }) => side.name).join(' · ')} · convscape`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
