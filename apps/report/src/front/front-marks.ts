import type { ScatterSeriesOption } from 'echarts/charts';
import { candidateLabel } from '../candidate/candidate-label.js';
import { mixSymbol } from '../candidate/mix-symbol.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { FrontPoint } from './front-points.js';
import type { MarkColours } from './mark-colours.js';

/** From this many on, those that are out are drawn in bulk. */
export const MANY = 2000;

/**
 * The marks of a chart. Where there are thousands, those that are out are one series for each colour and shape, drawn in bulk: each on its
 * own would take seconds.
 */
export function markSeries(
  points: readonly FrontPoint[],
  shareOfWidth: (x: number) => number,
  colourOf: MarkColours['of'],
  chartStyle: ChartStyle,
): readonly ScatterSeriesOption[] {
  if (points.length < MANY) return [frontMarks(points, shareOfWidth, colourOf, chartStyle)];
  const isOut = (point: FrontPoint) => membershipOf(point) === 'out';
  const byLook = new Map<string, FrontPoint[]>();
  for (const point of points.filter(isOut)) {
    const look = `${mixSymbol(point.row.mix)} ${colourOf(point.row)}`;
    const known = byLook.get(look);
    if (known === undefined) byLook.set(look, [point]);
    else known.push(point);
  }
  return [
    ...[...byLook.values()].map((alike) => bulk(alike, colourOf, chartStyle)),
    frontMarks(
      points.filter((point) => !isOut(point)),
      shareOfWidth,
      colourOf,
      chartStyle,
    ),
  ];
}

function bulk(
  alike: readonly FrontPoint[],
  colourOf: MarkColours['of'],
  chartStyle: ChartStyle,
): ScatterSeriesOption {
  const [first] = alike as readonly [FrontPoint, ...FrontPoint[]];
  return {
    type: 'scatter',
    z: 3,
    symbol: mixSymbol(first.row.mix),
    symbolSize: markSize(first, chartStyle),
    itemStyle: markStyle(first, colourOf(first.row), chartStyle),
    large: true,
    largeThreshold: 1,
    cursor: 'pointer',
    data: alike.map(({ row, x, y }) => [x, y, row.candidate]),
  };
}

/** Drawn last, seen first. */
const LAYERS = { out: 0, contested: 1, certain: 2 };

/** The share of the plot's width from which on a label stands to the left of its mark, so that it stays inside. */
const INWARDS_FROM = 0.6;

/**
 * The candidates as marks: colour by what was chosen, shape by mixing, fill by membership (`certain` full, `contested` hollow, `out` faint).
 * Those of the front carry their names.
 */
export function frontMarks(
  points: readonly FrontPoint[],
  /** Where on the plot's width an x lies, from 0 to 1. */
  shareOfWidth: (x: number) => number,
  colourOf: MarkColours['of'],
  chartStyle: ChartStyle,
): ScatterSeriesOption {
  const ordered = [...points].sort((a, b) => LAYERS[membershipOf(a)] - LAYERS[membershipOf(b)]);
  const inwards = ordered.map((point) => shareOfWidth(point.x) > INWARDS_FROM);
  return {
    type: 'scatter',
    z: 3,
    data: ordered.map((point, index) => ({
      id: point.row.candidate,
      value: [point.x, point.y],
      symbol: mixSymbol(point.row.mix),
      symbolSize: markSize(point, chartStyle),
      itemStyle: markStyle(point, colourOf(point.row), chartStyle),
      label: {
        show: membershipOf(point) !== 'out',
        formatter: () => candidateLabel(point.row),
        position: inwards[index] ? 'left' : 'right',
        distance: 6,
        color: membershipOf(point) === 'certain' ? chartStyle.ink : chartStyle.muted,
        fontSize: chartStyle.textPx,
        textBorderColor: chartStyle.paper,
        textBorderWidth: 3,
      },
    })),
    // A label to the right goes below the staircase, which leaves a mark upwards and to the right.
    labelLayout: ({ dataIndex }) => ({
      dy: dataIndex !== undefined && inwards[dataIndex] ? 0 : chartStyle.textPx,
      hideOverlap: true,
    }),
    emphasis: { scale: 1.4, itemStyle: { opacity: 1 } },
    cursor: 'pointer',
  };
}

function membershipOf(point: FrontPoint): keyof typeof LAYERS {
  return point.row.front ?? 'out';
}

function markSize(point: FrontPoint, { textPx }: ChartStyle): number {
  if (membershipOf(point) === 'out') return textPx * 0.75;
  // A circle looks larger than a diamond or triangle in a box of the same size.
  return textPx * (mixSymbol(point.row.mix) === 'circle' ? 1 : 1.2);
}

function markStyle(point: FrontPoint, colour: string, chartStyle: ChartStyle) {
  switch (membershipOf(point)) {
    case 'certain':
      return { color: colour, borderColor: chartStyle.paper, borderWidth: 1, opacity: 1 };
    case 'contested':
      return { color: chartStyle.paper, borderColor: colour, borderWidth: 2, opacity: 1 };
    case 'out':
      return { color: colour, borderWidth: 0, opacity: 0.4 };
  }
}
