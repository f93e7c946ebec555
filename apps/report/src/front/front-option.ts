import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { candidateLabel } from '../candidate/candidate-label.js';
import { mixSymbol } from '../candidate/mix-symbol.js';
import { linearAxis, logAxis } from '../chart/axis-ticks.js';
import type { ChartColours } from '../chart/chart-colours.js';
import type { ChartOption } from '../chart/echarts.js';
import { valueAxis } from '../chart/value-axis.js';
import { COLUMN_TITLES, COLUMN_UNITS } from '../quantity/column-text.js';
import type { Scale, XColumn, YColumn } from '../view/view-state.js';
import type { FrontPoint } from './front-points.js';

export interface FrontDrawing {
  readonly points: readonly FrontPoint[];
  /** Corners of the staircase. */
  readonly line: readonly (readonly [x: number, y: number])[];
  readonly x: XColumn;
  readonly y: YColumn;
  readonly scale: Scale;
  readonly selected: string | null;
  readonly colours: ChartColours;
}

/** The front of a slot as a chart: whiskers under the line, the line under the marks, `certain` over `contested` over `out`. */
export function frontOption(drawing: FrontDrawing): ChartOption {
  const { points, line, x, y, scale, colours } = drawing;
  const axis = scale === 'log' ? logAxis : linearAxis;
  const xExtent = axis(points.map((point) => point.x));
  const yExtent = axis(points.flatMap((point) => [point.y, ...(point.interval ?? [])]));
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: { left: 12, right: 24, top: 40, bottom: 12, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    xAxis: valueAxis(x, xExtent, scale, axisTitle(x), 'x', colours),
    yAxis: valueAxis(y, yExtent, scale, axisTitle(y), 'y', colours),
    series: [
      whiskers(points, colours),
      {
        type: 'line',
        data: line.map((corner) => [...corner]),
        showSymbol: false,
        silent: true,
        lineStyle: { color: colours.accent, width: 1.5 },
        z: 2,
      },
      marks(drawing),
      selectionRing(drawing),
    ],
  };
}

/** `MACs, multiply-accumulates` */
export function axisTitle(column: XColumn | YColumn): string {
  return `${COLUMN_TITLES[column]} · ${COLUMN_UNITS[column]}`;
}

const LAYERS = { out: 0, contested: 1, certain: 2 };

function marks({ points, selected, colours }: FrontDrawing): ScatterSeriesOption {
  const ordered = [...points].sort((a, b) => LAYERS[a.row.front ?? 'out'] - LAYERS[b.row.front ?? 'out']);
  return {
    type: 'scatter',
    z: 3,
    data: ordered.map((point) => {
      const { row } = point;
      const colour = colours.kind(row.kind);
      const membership = row.front ?? 'out';
      return {
        id: row.candidate,
        value: [point.x, point.y],
        symbol: mixSymbol(row.mix),
        symbolSize: membership === 'out' ? 8 : mixSymbol(row.mix) === 'circle' ? 11 : 13,
        itemStyle: {
          color: membership === 'contested' ? colours.paper : colour,
          borderColor: membership === 'certain' ? colours.paper : colour,
          borderWidth: membership === 'contested' ? 2 : membership === 'certain' ? 1 : 0,
          opacity: membership === 'out' ? 0.4 : 1,
        },
        label: {
          show: membership !== 'out' || row.candidate === selected,
          formatter: () => candidateLabel(row),
          position: 'right' as const,
          distance: 8,
          color: membership === 'certain' ? colours.ink : colours.muted,
          fontSize: 11,
          textBorderColor: colours.paper,
          textBorderWidth: 3,
        },
      };
    }),
    labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
    emphasis: { scale: 1.4, itemStyle: { opacity: 1 } },
    cursor: 'pointer',
  };
}

function whiskers(points: readonly FrontPoint[], colours: ChartColours): CustomSeriesOption {
  const drawn = points.flatMap((point) =>
    point.interval === null ? [] : [{ point, interval: point.interval }],
  );
  return {
    type: 'custom',
    silent: true,
    z: 1,
    encode: { x: 0, y: [1, 2] },
    data: drawn.map(({ point, interval }) => [point.x, interval[0], interval[1]]),
    renderItem: (params, api) => {
      const point = drawn[params.dataIndex]?.point;
      const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
      const [, high = 0] = api.coord([api.value(0), api.value(2)]);
      const style = {
        stroke: colours.kind(point?.row.kind ?? ''),
        lineWidth: 1.25,
        opacity: (point?.row.front ?? 'out') === 'out' ? 0.4 : 1,
      };
      const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        style,
      });
      return {
        type: 'group',
        children: [stroke(x, low, x, high), stroke(x - 3, low, x + 3, low), stroke(x - 3, high, x + 3, high)],
      };
    },
  };
}

function selectionRing({ points, selected, colours }: FrontDrawing): ScatterSeriesOption {
  const point = points.find(({ row }) => row.candidate === selected);
  return {
    type: 'scatter',
    silent: true,
    z: 4,
    symbol: 'circle',
    symbolSize: 24,
    itemStyle: { color: 'transparent', borderColor: colours.accent, borderWidth: 2 },
    data: point === undefined ? [] : [[point.x, point.y]],
  };
}
