import { useState } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { logAxis, shareOfAxis } from '../chart/axis-ticks.js';
import type { HoveredMark } from '../chart/Chart.js';
import { SaveDrawing } from '../export/SaveDrawing.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import { lineStyles } from './line-style.js';
import { PromiseTooltip } from './PromiseTooltip.js';
import type { PromiseLine, PromisePoint } from './promise-line.js';
import { spreadLabels } from './spread-labels.js';
import { useBoxWidth } from './use-box-width.js';

/** Theory's own line. */
export interface TheoryCurve {
  readonly name: string;
  readonly at: (position: number) => number;
}

interface Props {
  readonly title: string;
  readonly axisTitle: string;
  readonly lines: readonly PromiseLine[];
  /** One curve where all lines are promised the same; null where each has a promise of its own, drawn dotted. */
  readonly theory: TheoryCurve | null;
  /** Speed-ups that the axis must hold, so that panels side by side can be compared. */
  readonly speedUps: readonly number[];
  readonly textPx: number;
  /** What a saved picture says below: sweep and device. */
  readonly source: string;
  readonly navigation: Navigation;
}

/** More lines than these cannot be told apart by colour and name: only the chosen slot's are then in colour. */
const NAMED_LINES = 9;
const CURVE_STEPS = 48;

/** Measured speed-up over the dense block, a line a width, under what theory promised and over the break-even. */
export function PromisePanel({
  title,
  axisTitle,
  lines,
  theory,
  speedUps,
  textPx,
  source,
  navigation,
}: Props) {
  const { box, width } = useBoxWidth(420);
  const [hovered, setHovered] = useState<(HoveredMark & { readonly point: PromisePoint }) | null>(null);
  const height = Math.min(Math.max(width * 0.82, 260), textPx * 34);
  const area = {
    left: textPx * 3.4,
    right: width - textPx * 6.4,
    top: textPx * 1.2,
    bottom: height - textPx * 3.4,
  };
  const positions = [...new Set(lines.flatMap((line) => line.points.map((point) => point.at)))].sort(
    (a, b) => a - b,
  );
  const xAxis = logAxis(positions);
  const yAxis = logAxis([1, ...speedUps]);
  const x = (value: number) => round(area.left + shareOfAxis(value, xAxis, 'log') * (area.right - area.left));
  const y = (value: number) =>
    round(area.bottom - shareOfAxis(value, yAxis, 'log') * (area.bottom - area.top));
  const path = (points: readonly (readonly [number, number])[]) =>
    points.map(([at, speedUp], index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(speedUp)}`).join('');

  const chosen = (line: PromiseLine) => line.points.some((point) => point.row.slot === navigation.view.slot);
  const named = lines.length <= NAMED_LINES ? lines : lines.filter(chosen);
  const context = lines.filter((line) => !named.includes(line));
  const styles = lineStyles(named);
  const ends = named.map((line) => line.points.at(-1)!);
  const labels = spreadLabels(
    ends.map((end) => y(end.measured)),
    textPx * 1.15,
    area.top,
    area.bottom,
  );
  const first = positions[0] ?? 1;
  const last = positions.at(-1) ?? 1;
  return (
    <figure
      class="promise-panel"
      ref={box}
      aria-label={`${title}: measured speed-up over the dense block. The numbers are in the table of savings below.`}
    >
      <div class="drawing-head">
        <h3>{title}</h3>
        <SaveDrawing figure={box} title={title} source={source} />
      </div>
      <div class="chart-frame">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it has the name; a title would pop up over every mark */}
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} font-size={textPx}>
          <rect
            class="promise-loss"
            x={area.left}
            y={y(1)}
            width={area.right - area.left}
            height={Math.max(0, area.bottom - y(1))}
          />
          {yAxis.ticks.map((tick) => (
            <g key={tick}>
              <line class="promise-grid" x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
              <text class="promise-tick" x={area.left - 6} y={y(tick) + textPx * 0.35} text-anchor="end">
                {timesText(tick)}
              </text>
            </g>
          ))}
          {fittingTicks(positions, x, textPx).map((tick) => (
            <text
              key={tick}
              class="promise-tick"
              x={x(tick)}
              y={area.bottom + textPx * 1.5}
              text-anchor="middle"
            >
              {tick}
            </text>
          ))}
          <text
            class="promise-tick"
            x={(area.left + area.right) / 2}
            y={area.bottom + textPx * 3}
            text-anchor="middle"
          >
            {axisTitle} →
          </text>
          <line class="promise-even" x1={area.left} x2={area.right} y1={y(1)} y2={y(1)} />
          <text class="promise-tick" x={area.right + 5} y={y(1) + textPx * 0.35}>
            {labels.every((label) => Math.abs(label - y(1)) > textPx) ? 'break-even' : ''}
          </text>
          {theory !== null && (
            <>
              <path class="promise-theory" d={path(curvePoints(theory, first, last))} />
              <text
                class="promise-theory-name"
                x={x(last) - textPx * 0.8}
                y={y(theory.at(last)) - textPx * 0.8}
                text-anchor="end"
              >
                {theory.name}
              </text>
            </>
          )}
          {context.map((line) => (
            <path key={keyOf(line)} class="promise-context" d={path(measuredPath(line))} />
          ))}
          {named.map((line, index) => {
            const style = styles[index]!;
            return (
              <g
                key={keyOf(line)}
                class={style.isHollow ? 'promise-line promise-hollow' : 'promise-line'}
                style={{ '--line': style.colour }}
              >
                {theory === null && <path class="promise-own-theory" d={path(promisedPath(line))} />}
                <path
                  class={chosen(line) ? 'promise-measured promise-chosen' : 'promise-measured'}
                  d={path(measuredPath(line))}
                />
                <text
                  class="promise-name"
                  x={x(ends[index]!.at) + textPx * 0.8}
                  y={labels[index]! + textPx * 0.35}
                >
                  {line.name}
                </text>
                {line.points.map((point) => (
                  <Mark
                    key={point.row.candidate}
                    point={point}
                    left={x(point.at)}
                    top={y(point.measured)}
                    low={y(point.interval[0])}
                    high={y(point.interval[1])}
                    radius={textPx * 0.34}
                    navigation={navigation}
                    onHover={(inside) =>
                      setHovered(
                        inside
                          ? {
                              point,
                              id: point.row.candidate,
                              left: x(point.at),
                              top: y(point.measured),
                              chartWidth: width,
                            }
                          : null,
                      )
                    }
                  />
                ))}
              </g>
            );
          })}
        </svg>
        {hovered !== null && <PromiseTooltip point={hovered.point} mark={hovered} />}
      </div>
    </figure>
  );
}

function Mark({
  point,
  left,
  top,
  low,
  high,
  radius,
  navigation,
  onHover,
}: {
  readonly point: PromisePoint;
  readonly left: number;
  readonly top: number;
  readonly low: number;
  readonly high: number;
  readonly radius: number;
  readonly navigation: Navigation;
  readonly onHover: (inside: boolean) => void;
}) {
  const { slot, candidate } = point.row;
  const words = `${candidateLabel(point.row)} in ${slot}: promised ${timesText(point.promised)}, measured ${timesText(point.measured)}`;
  return (
    <a
      href={navigation.hashOf({ slot, candidate })}
      aria-label={words}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
      onFocus={() => onHover(true)}
      onBlur={() => onHover(false)}
    >
      <line class="promise-whisker" x1={left} x2={left} y1={low} y2={high} />
      <circle class="promise-reach" cx={left} cy={top} r={radius * 2.2} />
      <circle class="promise-mark" cx={left} cy={top} r={radius} />
    </a>
  );
}

/** Round positions first, as many as stand side by side. */
function fittingTicks(
  positions: readonly number[],
  x: (value: number) => number,
  textPx: number,
): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return positions.filter((position) => {
    const half = String(position).length * textPx * 0.32;
    if (x(position) - half < free) return false;
    free = x(position) + half + textPx * 0.4;
    return true;
  });
}

function curvePoints(theory: TheoryCurve, first: number, last: number): readonly [number, number][] {
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const at = first * (last / first) ** (step / CURVE_STEPS);
    return [at, theory.at(at)];
  });
}

function measuredPath(line: PromiseLine): readonly (readonly [number, number])[] {
  return line.points.map((point) => [point.at, point.measured]);
}

function promisedPath(line: PromiseLine): readonly (readonly [number, number])[] {
  return line.points.map((point) => [point.at, point.promised]);
}

function keyOf(line: PromiseLine): string {
  return line.points[0]?.row.candidate ?? line.name;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
