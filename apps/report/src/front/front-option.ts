import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { linearAxis, logAxis, shareOfAxis } from '../chart/axis-ticks.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { ChartOption } from '../chart/echarts.js';
import { columnAxis, plotArea } from '../chart/value-axis.js';
import { columnRoundness } from '../quantity/column-text.js';
import type { Scale, XColumn, YColumn } from '../view/view-state.js';
import type { FrontLines } from './front-lines.js';
import { frontMarks } from './front-marks.js';
import type { FrontPoint } from './front-points.js';
import { staircase } from './staircase.js';
import { whiskers } from './whiskers.js';

export interface FrontDrawing {
  readonly points: readonly FrontPoint[];
  readonly lines: FrontLines;
  readonly x: XColumn;
  readonly y: YColumn;
  readonly scale: Scale;
  /** Key of the candidate that is ringed. */
  readonly selected: string | null;
  readonly chartStyle: ChartStyle;
}

/** The front of a slot as a chart: whiskers under the lines, the lines under the marks. */
export function frontOption(drawing: FrontDrawing): ChartOption {
  const { points, lines, x, y, scale, chartStyle } = drawing;
  const axis = scale === 'log' ? logAxis : linearAxis;
  const xs = points.map((point) => point.x);
  const ys = points.flatMap((point) => [point.y, ...(point.interval ?? [])]);
  const xExtent = axis(xs, columnRoundness(x));
  const yExtent = axis(ys);
  const stroke = { color: chartStyle.accent, width: 1.5 };
  return {
    animation: false,
    textStyle: { fontFamily: chartStyle.font },
    grid: plotArea(chartStyle),
    xAxis: columnAxis(x, xExtent, scale, 'x', chartStyle),
    yAxis: columnAxis(y, yExtent, scale, 'y', chartStyle),
    series: [
      whiskers(points, chartStyle),
      step(staircase(lines.all, lines.xGoal, xExtent, yExtent), stroke),
      step(staircase(lines.mixing, lines.xGoal, xExtent, yExtent), { ...stroke, type: [5, 4] }),
      frontMarks(points, (value) => shareOfAxis(value, xExtent, scale), chartStyle),
      selectionRing(drawing),
    ],
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
