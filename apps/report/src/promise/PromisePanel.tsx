import { useState } from 'preact/hooks';
import { logAxis, shareOfAxis } from '../chart/axis-ticks.js';
import type { HoveredMark } from '../chart/Chart.js';
import { SaveDrawing } from '../export/SaveDrawing.js';
import { evenly } from '../parallel/evenly.js';
import type { Navigation } from '../view/use-view-state.js';
import { endLabels } from './end-labels.js';
import { lineStyles } from './line-style.js';
import { PromiseAxes } from './PromiseAxes.js';
import { PromiseMark } from './PromiseMark.js';
import { PromiseTooltip } from './PromiseTooltip.js';
import type { PromiseLine, PromisePoint } from './promise-line.js';
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

/** More lines than these cannot be told apart by colour and name: only the chosen slot's are then in colour, and of them so many. */
const NAMED_LINES = 9;
const CURVE_STEPS = 48;
/** The axis of speed-ups reaches so far below the break-even, so that there is a place to lie in for what is slower. */
const BELOW_EVEN = 0.78;

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
  const chosen = (line: PromiseLine) => line.points.some((point) => point.row.slot === navigation.view.slot);
  const own = lines.length <= NAMED_LINES ? lines : lines.filter(chosen);
  const named = evenly(own, NAMED_LINES);
  const isNamed = new Set(named);
  const context = lines.filter((line) => !isNamed.has(line));
  const styles = lineStyles(named);

  const height = Math.min(Math.max(width * 0.85, 270), textPx * 36);
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const area = {
    left: textPx * 3.4,
    right: width - textPx * (1.2 + longest * 0.58),
    top: textPx * 1.6,
    bottom: height - textPx * 3.6,
  };
  const positions = [...new Set(lines.flatMap((line) => line.points.map((point) => point.at)))].sort(
    (a, b) => a - b,
  );
  const xAxis = logAxis(positions);
  // Groups and channels come in powers of two: speed-ups marked at powers of two make 1/g a diagonal of the grid.
  const yAxis = logAxis([BELOW_EVEN, ...speedUps], 'binary');
  const x = (value: number) => round(area.left + shareOfAxis(value, xAxis, 'log') * (area.right - area.left));
  const y = (value: number) =>
    round(area.bottom - shareOfAxis(value, yAxis, 'log') * (area.bottom - area.top));
  const path = (points: readonly (readonly [number, number])[]) =>
    points.map(([at, speedUp], index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(speedUp)}`).join('');

  const first = positions[0] ?? 1;
  const last = positions.at(-1) ?? 1;
  const ends = named.map(({ points }) => points.at(-1)!);
  const labels = endLabels(
    ends.map((end) => [x(end.at), y(end.measured)] as const),
    textPx * 1.2,
    area.top,
    area.bottom,
  );
  const promised =
    theory?.at(last) ?? lines.reduce((most, { points }) => Math.max(most, points.at(-1)!.promised), 0);
  return (
    <figure
      class="promise-panel"
      ref={box}
      aria-label={`${title}: measured speed-up over the dense block. Its numbers are in the table below the panels, and in the table of candidates.`}
    >
      <div class="drawing-head">
        <h3>{title}</h3>
        <SaveDrawing figure={box} title={title} source={source} />
      </div>
      <div class="chart-frame">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it has the name; a title would pop up over every mark */}
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} font-size={textPx}>
          <PromiseAxes {...{ area, x, y, positions, textPx }} speedUps={yAxis.ticks} title={axisTitle} />
          {theory !== null && <path class="promise-theory" d={path(curvePoints(theory, first, last))} />}
          {context.length > 0 && (
            <path
              class="promise-context"
              d={context.map((line) => path(measuredPath(line))).join('')}
              style={{ opacity: contextOpacity(context.length) }}
            />
          )}
          {named.map((line, index) => {
            const style = styles[index]!;
            const label = labels[index]!;
            return (
              <g
                key={keyOf(line)}
                class={`promise-line ${style.isHollow ? 'promise-hollow' : ''} ${chosen(line) ? 'promise-chosen' : ''}`}
                style={{ '--line': style.colour }}
              >
                {theory === null && <path class="promise-own-theory" d={path(promisedPath(line))} />}
                <path class="promise-measured" d={path(measuredPath(line))} />
                <path class="promise-leader" d={leader(label, textPx * 0.5, textPx * 1.1)} />
                <text class="promise-name" x={label.left + textPx * 1.3} y={label.top + textPx * 0.35}>
                  {line.name}
                </text>
                {line.points.map((point) => (
                  <PromiseMark
                    key={point.row.candidate}
                    point={point}
                    left={x(point.at)}
                    top={y(point.measured)}
                    low={y(point.interval[0])}
                    high={y(point.interval[1])}
                    radius={textPx * 0.36}
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
          <text
            class="promise-theory-name"
            x={x(last) + textPx * 0.4}
            y={y(promised) - textPx * 0.7}
            text-anchor="end"
          >
            {theory?.name ?? 'promised by their MACs'}
          </text>
        </svg>
        {hovered !== null && <PromiseTooltip point={hovered.point} mark={hovered} />}
      </div>
      {named.length < own.length && (
        <p class="caption">
          Of this slot’s {own.length} lines {named.length} stand out, evenly taken; the others are among the
          faint ones.
        </p>
      )}
    </figure>
  );
}

/** Few lines are seen each on its own; thousands by where they are dense. */
function contextOpacity(lines: number): number {
  return 0.35 * Math.min(1, Math.sqrt(40 / lines));
}

/** From a line's end to its name, where the name had to give way. */
function leader({ left, end, top }: { left: number; end: number; top: number }, from: number, to: number) {
  return Math.abs(top - end) < 2
    ? ''
    : `M${round(left + from)} ${round(end)}L${round(left + to)} ${round(top)}`;
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
