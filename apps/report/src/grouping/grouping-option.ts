import type { LineSeriesOption } from 'echarts/charts';
import { mixSymbol } from '../candidate/mix-symbol.js';
import { logAxis } from '../chart/axis-ticks.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { ChartOption } from '../chart/echarts.js';
import { plotArea, valueAxis } from '../chart/value-axis.js';
import { timesText } from '../quantity/times-text.js';
import type { GroupingLine } from './grouping-lines.js';

/** Colours of the ways of mixing: the three least alike of the palette. */
const MIX_COLOUR_KINDS: { readonly [mix: string]: string } = {
  none: 'grouped',
  shuffle: 'shufflenet',
  pointwise: 'depthwise-separable',
};

export function mixColourKind(mix: string): string {
  return MIX_COLOUR_KINDS[mix] ?? 'other';
}

/** Measured speed-up against g: the chosen slot in colour with its intervals, the other slots in grey, theory as dashes. */
export function groupingOption(
  lines: readonly GroupingLine[],
  chosenSlot: string,
  chartStyle: ChartStyle,
): ChartOption {
  const all = lines.flatMap((line) => line.points);
  const groups = [...new Set(all.map((point) => point.groups))].sort((a, b) => a - b);
  const xExtent = { ...logAxis([1, ...groups]), ticks: [1, ...groups] };
  const yExtent = logAxis(all.flatMap((point) => [1, point.groups, ...point.interval]));
  const most = groups.at(-1) ?? 1;
  const chosen = lines.filter((line) => line.slot === chosenSlot);
  return {
    animation: false,
    textStyle: { fontFamily: chartStyle.font },
    grid: plotArea(chartStyle),
    xAxis: valueAxis('groups g', xExtent, 'log', 'x', chartStyle, String),
    yAxis: valueAxis('Speed-up over the dense block', yExtent, 'log', 'y', chartStyle, timesText),
    series: [
      theory(
        [
          [1, 1],
          [most, most],
        ],
        'theory: g×',
        chartStyle,
      ),
      {
        ...theory(
          [
            [xExtent.min, 1],
            [xExtent.max, 1],
          ],
          '',
          chartStyle,
        ),
        lineStyle: { color: chartStyle.ink, width: 1 },
      },
      context(
        lines.filter((line) => line.slot !== chosenSlot),
        chartStyle,
      ),
      ...chosen.filter((line) => line.mix === 'pointwise').map((line) => counted(line, chartStyle)),
      ...chosen.map((line) => whiskers(line, chartStyle)),
      ...chosen.map((line) => measured(line, chartStyle)),
    ],
  };
}

function theory(data: [number, number][], name: string, chartStyle: ChartStyle): LineSeriesOption {
  return {
    type: 'line',
    data,
    silent: true,
    showSymbol: false,
    clip: true,
    z: 2,
    lineStyle: { color: chartStyle.muted, width: 1.5, type: [6, 5] },
    endLabel: {
      show: name !== '',
      formatter: () => name,
      color: chartStyle.muted,
      fontSize: chartStyle.textPx,
      align: 'right',
      offset: [-28, -4],
    },
  };
}

function counted(line: GroupingLine, chartStyle: ChartStyle): LineSeriesOption {
  return {
    ...theory(
      line.points.map((point) => [point.groups, point.countedSpeedUp]),
      '',
      chartStyle,
    ),
    lineStyle: { color: chartStyle.kind(mixColourKind(line.mix)), width: 1.25, type: [3, 4] },
  };
}

/** All other slots as one line with gaps: hundreds of series would be slow. */
function context(lines: readonly GroupingLine[], chartStyle: ChartStyle): LineSeriesOption {
  return {
    type: 'line',
    data: lines.flatMap((line) => [...markedPoints(line), [Number.NaN, Number.NaN]]),
    symbol: 'circle',
    symbolSize: chartStyle.textPx * 0.45,
    z: 1,
    cursor: 'pointer',
    lineStyle: { color: chartStyle.muted, width: 1, opacity: 0.35 },
    itemStyle: { color: chartStyle.muted, opacity: 0.35 },
    emphasis: { disabled: true },
  };
}

/** Points that answer to the pointer. */
function markedPoints(line: GroupingLine): { id: string; value: [number, number] }[] {
  return line.points.map(({ row, groups, measuredSpeedUp }) => ({
    id: row.candidate,
    value: [groups, measuredSpeedUp],
  }));
}

function measured(line: GroupingLine, chartStyle: ChartStyle): LineSeriesOption {
  const colour = chartStyle.kind(mixColourKind(line.mix));
  return {
    type: 'line',
    data: markedPoints(line),
    symbol: mixSymbol(line.mix),
    symbolSize: chartStyle.textPx * 0.9,
    z: 4,
    cursor: 'pointer',
    lineStyle: { color: colour, width: 2 },
    itemStyle: { color: colour, borderColor: chartStyle.paper, borderWidth: 1 },
  };
}

/** The intervals as one broken line: a stroke from low to high at each g. */
function whiskers(line: GroupingLine, chartStyle: ChartStyle): LineSeriesOption {
  return {
    type: 'line',
    data: line.points.flatMap(({ groups, interval }) => [
      [groups, interval[0]],
      [groups, interval[1]],
      [groups, Number.NaN],
    ]),
    silent: true,
    showSymbol: false,
    z: 3,
    lineStyle: { color: chartStyle.kind(mixColourKind(line.mix)), width: 1.25 },
  };
}
