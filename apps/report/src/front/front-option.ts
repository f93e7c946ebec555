import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { shareOfAxis } from '../chart/axis-ticks.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { ChartOption } from '../chart/echarts.js';
import { columnAxis, plotArea } from '../chart/value-axis.js';
import type { XColumn, YColumn } from '../view/view-state.js';
import type { FrontLines } from './front-lines.js';
import { type MarkLook, markSeries } from './front-marks.js';
import { shownAxes } from './front-plane.js';
import type { FrontPoint } from './front-points.js';
import { staircase } from './staircase.js';
import { whiskers } from './whiskers.js';
import type { Plane, Zoom } from './zoom.js';

export interface FrontDrawing {
  readonly points: readonly FrontPoint[];
  /** Those of them that carry their names and intervals. */
  readonly inFull: readonly FrontPoint[];
  readonly lines: FrontLines;
  readonly x: XColumn;
  readonly y: YColumn;
  readonly plane: Plane;
  /** The part of the plane that is drawn; null: all of it. */
  readonly zoom: Zoom | null;
  readonly look: MarkLook;
  /** Key of the candidate that is ringed. */
  readonly selected: string | null;
  /** Keys of the candidates that carry the number of their place in the comparison. */
  readonly pins: readonly string[];
  readonly chartStyle: ChartStyle;
}

/** The front of a slot as a chart: whiskers under the lines, the lines under the marks. */
export function frontOption(drawing: FrontDrawing): ChartOption {
  const { points, inFull, lines, plane, zoom, x, look, chartStyle } = drawing;
  const shown = shownAxes(plane, zoom, x);
  const stroke = { color: chartStyle.accent, width: 1.5 };
  return {
    animation: false,
    textStyle: { fontFamily: chartStyle.font },
    grid: plotArea(chartStyle),
    ...frontAxes(drawing),
    series: [
      whiskers(inFull, look.colour, chartStyle),
      {
        ...step(staircase(lines.all, lines.xGoal, plane.x, plane.y), stroke),
        areaStyle: { color: chartStyle.accent, opacity: 0.045, origin: 'end' },
      },
      step(staircase(lines.mixing, lines.xGoal, plane.x, plane.y), { ...stroke, type: [5, 4] }),
      ...markSeries(points, inFull, (value) => shareOfAxis(value, shown.x, plane.scale), look, chartStyle),
      pinRings(drawing),
      selectionRing(drawing),
    ],
  };
}

/** The axes alone: all that a zoom changes while it goes on. */
export function frontAxes({
  plane,
  zoom,
  x,
  y,
  chartStyle,
}: Pick<FrontDrawing, 'plane' | 'zoom' | 'x' | 'y' | 'chartStyle'>) {
  const shown = shownAxes(plane, zoom, x);
  return {
    xAxis: columnAxis(x, shown.x, plane.scale, 'x', chartStyle),
    yAxis: columnAxis(y, shown.y, plane.scale, 'y', chartStyle),
  };
}

function step(
  corners: readonly (readonly [number, number])[],
  lineStyle: NonNullable<LineSeriesOption['lineStyle']>,
): LineSeriesOption {
  return {
    type: 'line',
    data: corners.map((corner) => [...corner]),
    showSymbol: false,
    silent: true,
    lineStyle,
    z: 2,
  };
}

function selectionRing({ points, selected, chartStyle }: FrontDrawing): ScatterSeriesOption {
  const point = points.find(({ row }) => row.candidate === selected);
  return {
    type: 'scatter',
    silent: true,
    z: 4,
    symbol: 'circle',
    symbolSize: chartStyle.textPx * 2.2,
    itemStyle: { color: 'transparent', borderColor: chartStyle.accent, borderWidth: 2 },
    data: point === undefined ? [] : [[point.x, point.y]],
  };
}

/** Pinned candidates: a ring, and above it the number of their column in the comparison. */
function pinRings({ points, pins, chartStyle }: FrontDrawing): ScatterSeriesOption {
  const { ink, paper, textPx } = chartStyle;
  return {
    type: 'scatter',
    silent: true,
    z: 4,
    symbol: 'circle',
    symbolSize: textPx * 1.7,
    itemStyle: { color: 'transparent', borderColor: ink, borderWidth: 1.5 },
    data: pins.flatMap((key, index) => {
      const point = points.find(({ row }) => row.candidate === key);
      if (point === undefined) return [];
      const label = {
        show: true,
        formatter: () => String(index + 1),
        position: 'top' as const,
        distance: 3,
        color: ink,
        fontWeight: 'bold' as const,
        fontSize: textPx,
        textBorderColor: paper,
        textBorderWidth: 3,
      };
      return [{ value: [point.x, point.y], label }];
    }),
  };
}
