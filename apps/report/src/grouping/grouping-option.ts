import type { LineSeriesOption } from 'echarts/charts';
import { mixSymbol } from '../candidate/mix-symbol.js';
import { logAxis } from '../chart/axis-ticks.js';
import type { ChartColours } from '../chart/chart-colours.js';
import type { ChartOption } from '../chart/echarts.js';
import { plainAxis } from '../chart/value-axis.js';
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
  colours: ChartColours,
): ChartOption {
  const all = lines.flatMap((line) => line.points);
  const groups = [...new Set(all.map((point) => point.groups))].sort((a, b) => a - b);
  const xExtent = { ...logAxis([1, ...groups]), ticks: [1, ...groups] };
  const yExtent = logAxis(all.flatMap((point) => [1, point.groups, ...point.interval]));
  const most = groups.at(-1) ?? 1;
  const chosen = lines.filter((line) => line.slot === chosenSlot);
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: { left: 12, right: 24, top: 40, bottom: 12, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    xAxis: plainAxis(xExtent, 'log', 'groups g', 'x', colours, String),
    yAxis: plainAxis(yExtent, 'log', 'speed-up over the dense block', 'y', colours, timesText),
    series: [
      theory(
        [
          [1, 1],
          [most, most],
        ],
        'theory: g×',
        colours,
      ),
      {
        ...theory(
          [
            [xExtent.min, 1],
            [xExtent.max, 1],
          ],
          '',
          colours,
        ),
        lineStyle: { color: colours.ink, width: 1 },
      },
      ...lines.filter((line) => line.slot !== chosenSlot).map((line) => context(line, colours)),
      ...chosen.filter((line) => line.mix === 'pointwise').map((line) => counted(line, colours)),
      ...chosen.map((line) => whiskers(line, colours)),
      ...chosen.map((line) => measured(line, colours)),
    ],
  };
}

function theory(data: [number, number][], name: string, colours: ChartColours): LineSeriesOption {
  return {
    type: 'line',
    data,
    silent: true,
    showSymbol: false,
    clip: true,
    z: 2,
    lineStyle: { color: colours.muted, width: 1.5, type: [6, 5] },
    endLabel: {
      show: name !== '',
      formatter: () => name,
      color: colours.muted,
      fontSize: 11,
      align: 'right',
      offset: [-12, -2],
    },
  };
}

function counted(line: GroupingLine, colours: ChartColours): LineSeriesOption {
  return {
    ...theory(
      line.points.map((point) => [point.groups, point.countedSpeedUp]),
      '',
      colours,
    ),
    lineStyle: { color: colours.kind(mixColourKind(line.mix)), width: 1.25, type: [3, 4] },
  };
}

function context(line: GroupingLine, colours: ChartColours): LineSeriesOption {
  return {
    type: 'line',
    data: line.points.map((point) => ({
      id: point.row.candidate,
      value: [point.groups, point.measuredSpeedUp],
    })),
    symbol: 'circle',
    symbolSize: 5,
    z: 1,
    cursor: 'pointer',
    lineStyle: { color: colours.muted, width: 1, opacity: 0.35 },
    itemStyle: { color: colours.muted, opacity: 0.35 },
    emphasis: { disabled: true },
  };
}

function measured(line: GroupingLine, colours: ChartColours): LineSeriesOption {
  const colour = colours.kind(mixColourKind(line.mix));
  return {
    type: 'line',
    data: line.points.map((point) => ({
      id: point.row.candidate,
      value: [point.groups, point.measuredSpeedUp],
    })),
    symbol: mixSymbol(line.mix),
    symbolSize: 10,
    z: 4,
    cursor: 'pointer',
    lineStyle: { color: colour, width: 2 },
    itemStyle: { color: colour, borderColor: colours.paper, borderWidth: 1 },
  };
}

/** The intervals as one broken line: a stroke from low to high at each g. */
function whiskers(line: GroupingLine, colours: ChartColours): LineSeriesOption {
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
    lineStyle: { color: colours.kind(mixColourKind(line.mix)), width: 1.25 },
  };
}
