import type { Row } from '@convscape/core';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { kindLegend } from '../candidate/kind-legend.js';
import type { HoveredMark } from '../chart/Chart.js';
import type { ChartStyle } from '../chart/chart-style.js';
import { useInSight } from '../chart/use-in-sight.js';
import { framedSvg } from '../export/framed-svg.js';
import { pageLook } from '../export/page-look.js';
import { SaveButtons } from '../export/SaveButtons.js';
import { PointTooltip } from '../front/PointTooltip.js';
import { useBoxWidth } from '../promise/use-box-width.js';
import { parseQuery, withConditions } from '../query/parse-query.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { filterRows } from '../table/filter-rows.js';
import type { Navigation } from '../view/use-view-state.js';
import { AxisScale } from './AxisScale.js';
import { type AxisBrush, brushConditions, brushOf } from './axis-brush.js';
import { drawLines, nearestLine, type ParallelPlace } from './draw-lines.js';
import { evenly } from './evenly.js';
import { type ParallelAxis, parallelAxes } from './parallel-axis.js';
import { parallelSvg } from './parallel-svg.js';

/** More lines than these are drawn by no screen in time, and read by nobody. */
const MOST_LINES = 10_000;
const HEIGHT = 340;

interface Props {
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

/** Every candidate as a line over all columns; brushes are conditions of the table's filter. Nothing where fewer than two columns tell candidates apart. */
export function ParallelView({ slots, ...others }: Props) {
  const rows = useMemo(() => slots.flatMap((slot) => slot.rows), [slots]);
  const axes = useMemo(() => parallelAxes(rows), [rows]);
  return axes.length < 2 ? null : <ParallelLines rows={rows} axes={axes} {...others} />;
}

/** Comes and goes with its section, which is watched for being in sight and measured. */
function ParallelLines({
  rows,
  axes,
  navigation,
  chartStyle,
  source,
}: Omit<Props, 'slots'> & { readonly rows: readonly Row[]; readonly axes: readonly ParallelAxis[] }) {
  const { view, go, hashOf } = navigation;
  const { element, inSight } = useInSight<HTMLElement>();
  const { box, width } = useBoxWidth(900);
  const drawn = useMemo(() => evenly(rows, MOST_LINES), [rows]);
  /** The filter while a brush is drawn; the address has it at the end. */
  const [sketch, setSketch] = useState<string | null>(null);
  const filter = sketch ?? view.filter;
  const query = useMemo(() => parseQuery(filter), [filter]);
  const passing = useMemo(() => filterRows(drawn, query, view.state), [drawn, query, view.state]);
  const [hovered, setHovered] = useState<{ readonly row: Row; readonly mark: HoveredMark } | null>(null);

  const { textPx } = chartStyle;
  const fullWidth = Math.max(width, axes.length * textPx * 7.5);
  // The words of the first axis stand to its left, where no line runs.
  const longest = Math.max(0, ...(axes[0]?.ticks.map(({ text }) => text.length) ?? []));
  const left = 12 + longest * textPx * 0.56;
  const place: ParallelPlace = {
    left,
    step: (fullWidth - left - textPx * 6) / Math.max(1, axes.length - 1),
    top: textPx * 2.6,
    height: HEIGHT - textPx * 3.4,
  };
  const lookOf = (row: Row) => ({
    colour: chartStyle.kind(row.kind),
    opacity: Math.max(0.12, Math.min(0.75, 12 / Math.sqrt(passing.length))),
    width: 1.1,
  });
  const behind = useRef<HTMLCanvasElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const selected = rows.find((row) => row.candidate === view.candidate);
  const strong = hovered?.row ?? selected;
  const isFiltered = passing.length < drawn.length;
  useEffect(() => {
    const context = prepared(behind.current, fullWidth, HEIGHT);
    if (context === null || !inSight || !isFiltered) return;
    const faint = { colour: chartStyle.rule, opacity: 0.35, width: 1 };
    return drawLines(context, drawn, axes, place, () => faint);
  }, [inSight, isFiltered, drawn, axes, fullWidth, chartStyle]);
  useEffect(() => {
    const context = prepared(canvas.current, fullWidth, HEIGHT);
    if (context === null || !inSight) return;
    return drawLines(context, passing, axes, place, lookOf);
  }, [inSight, passing, axes, fullWidth, chartStyle]);
  useEffect(() => {
    const context = prepared(above.current, fullWidth, HEIGHT);
    if (context === null || strong === undefined) return;
    const look = { colour: chartStyle.ink, opacity: 1, width: 2.5 };
    return drawLines(context, [strong], axes, place, () => look);
  }, [strong, axes, fullWidth, chartStyle]);

  const brushTo = (axis: ParallelAxis, brush: AxisBrush, done: boolean) => {
    const asked = withConditions(view.filter, axis.column, brushConditions(axis, brush));
    setSketch(done ? null : asked);
    if (done && asked !== view.filter) go({ filter: asked });
  };
  const title = `Candidates of ${view.sweep} along their columns`;
  const frame = { title, source, legend: kindLegend(passing, chartStyle) };
  const draw = () => {
    const svg = parallelSvg(passing, axes, place, lookOf, chartStyle);
    return framedSvg({ svg, width: fullWidth, height: HEIGHT }, frame, pageLook());
  };
  return (
    <section aria-labelledby="parallel-title" class="parallel" ref={element}>
      <div class="section-head">
        <h2 id="parallel-title">Along every axis</h2>
        <SaveButtons {...frame} draw={draw} />
      </div>
      <p class="caption" role="status">
        {number(passing.length)} of {number(drawn.length)} candidates
        {drawn.length < rows.length && `, evenly taken from ${number(rows.length)},`} pass the filter of the
        table
        {view.filter !== '' && (
          <>
            : <code>{view.filter}</code> · <a href={hashOf({ filter: '' })}>clear</a>
          </>
        )}
        . Drag along an axis to filter by it; a click takes its brush away.
      </p>
      <figure ref={box}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="parallel-frame" aria-label="Axes, each with a brush" tabIndex={0}>
          <canvas ref={behind} />
          <canvas ref={canvas} />
          <canvas ref={above} />
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it has the name; a title would pop up over every line */}
          <svg
            width={fullWidth}
            height={HEIGHT}
            font-size={textPx}
            onPointerMove={(event) => {
              const { left, top } = event.currentTarget.getBoundingClientRect();
              const point = { x: event.clientX - left, y: event.clientY - top };
              const row = sketch === null ? nearestLine(passing, axes, place, point) : null;
              setHovered(
                row === null
                  ? null
                  : {
                      row,
                      mark: { id: row.candidate, left: point.x, top: point.y, chartWidth: fullWidth },
                    },
              );
            }}
            onPointerLeave={() => setHovered(null)}
            onPointerUp={(event) => {
              const isAxis = event.target instanceof Element && event.target.closest('.axis') !== null;
              if (hovered !== null && !isAxis)
                go({ slot: hovered.row.slot, candidate: hovered.row.candidate });
            }}
          >
            {axes.map((axis, index) => (
              <AxisScale
                key={axis.column}
                axis={axis}
                x={place.left + index * place.step}
                side={index === 0 ? 'left' : 'right'}
                place={place}
                textPx={textPx}
                brush={brushOf(axis, query)}
                onBrush={(brush, done) => brushTo(axis, brush, done)}
              />
            ))}
          </svg>
          {hovered !== null && <PointTooltip row={hovered.row} mark={hovered.mark} />}
        </section>
        <figcaption class="visually-hidden">
          {passing.length} candidates pass. Their numbers are in the table of candidates.
          {strong !== undefined && ` ${candidateLabel(strong)} stands out.`}
        </figcaption>
      </figure>
    </section>
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** A canvas of this size, sharp on this screen, and empty. */
function prepared(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const context = canvas?.getContext('2d') ?? null;
  if (canvas === null || context === null) return null;
  const density = devicePixelRatio || 1;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
