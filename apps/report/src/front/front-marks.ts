import type { Row } from '@convscape/core';
import type { ScatterSeriesOption } from 'echarts/charts';
import type { MarkSymbol } from '../candidate/mark-symbol.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { FrontPoint } from './front-points.js';
import type { MarkColours } from './mark-colours.js';
import type { MarkShapes } from './mark-shapes.js';

/** What a mark looks like and what it is called. */
export interface MarkLook {
  readonly colour: MarkColours['of'];
  readonly shape: MarkShapes['of'];
  readonly label: (row: Row) => string;
}

/**
 * The marks of a chart: those in full each on its own, and all others as one series for each colour, shape and fill, drawn in bulk: thousands
 * one by one would take seconds.
 */
export function markSeries(
  points: readonly FrontPoint[],
  inFull: readonly FrontPoint[],
  shareOfWidth: (x: number) => number,
  look: MarkLook,
  chartStyle: ChartStyle,
): readonly ScatterSeriesOption[] {
  const own = frontMarks(inFull, shareOfWidth, look, chartStyle);
  if (inFull.length === points.length) return [own];
  const isInFull = new Set(inFull);
  const byLook = new Map<string, FrontPoint[]>();
  for (const point of points) {
    if (isInFull.has(point)) continue;
    const name = `${LAYERS[membershipOf(point)]} ${look.shape(point.row)} ${look.colour(point.row)}`;
    const known = byLook.get(name);
    if (known === undefined) byLook.set(name, [point]);
    else known.push(point);
  }
  const looks = [...byLook].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...looks.map(([, alike]) => bulk(alike, look, chartStyle)), own];
}

function bulk(alike: readonly FrontPoint[], look: MarkLook, chartStyle: ChartStyle): ScatterSeriesOption {
  const [first] = alike as readonly [FrontPoint, ...FrontPoint[]];
  return {
    type: 'scatter',
    z: 3,
    symbol: look.shape(first.row),
    symbolSize: markSize(first, look, chartStyle),
    itemStyle: bulkStyle(first, look.colour(first.row), chartStyle),
    large: true,
    largeThreshold: 1,
    cursor: 'pointer',
    data: alike.map(({ row, x, y }) => [x, y, row.candidate]),
  };
}

/** One path is filled as a whole and then outlined as a whole: light outlines would lie over all the marks. */
function bulkStyle(point: FrontPoint, colour: string, chartStyle: ChartStyle) {
  const style = markStyle(point, colour, chartStyle);
  return membershipOf(point) === 'certain' ? { ...style, borderWidth: 0 } : style;
}

/** Drawn last, seen first. */
const LAYERS = { out: 0, contested: 1, certain: 2 };

/** The share of the plot's width from which on a label stands to the left of its mark, so that it stays inside. */
const INWARDS_FROM = 0.6;

/**
 * The candidates as marks: colour and shape by what was chosen, fill by membership (`certain` full, `contested` hollow, `out` faint).
 * Those of the front carry their names.
 */
export function frontMarks(
  points: readonly FrontPoint[],
  /** Where on the plot's width an x lies, from 0 to 1. */
  shareOfWidth: (x: number) => number,
  look: MarkLook,
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
      symbol: look.shape(point.row),
      symbolSize: markSize(point, look, chartStyle),
      itemStyle: markStyle(point, look.colour(point.row), chartStyle),
      label: {
        show: membershipOf(point) !== 'out',
        formatter: () => look.label(point.row),
        position: inwards[index] ? 'left' : 'right',
        distance: 6,
        color: membershipOf(point) === 'certain' ? chartStyle.ink : chartStyle.muted,
        fontSize: chartStyle.textPx,
        textBorderColor: chartStyle.paper,
        textBorderWidth: 3,
      },
    })),
    // Below the staircase, which leaves a mark upwards, and to the side that is worse.
    labelLayout: { dy: chartStyle.textPx, hideOverlap: true },
    emphasis: { scale: 1.4, itemStyle: { opacity: 1 } },
    cursor: 'pointer',
  };
}

function membershipOf(point: FrontPoint): keyof typeof LAYERS {
  return point.row.front ?? 'out';
}

/** In a box of the same size a square looks larger than a circle, and a circle larger than what has points. */
const SIZES: { readonly [Symbol in MarkSymbol]: number } = {
  circle: 1,
  rect: 0.9,
  diamond: 1.2,
  triangle: 1.2,
  pin: 1.5,
  arrow: 1.3,
};

function markSize(point: FrontPoint, look: MarkLook, { textPx }: ChartStyle): number {
  if (membershipOf(point) === 'out') return textPx * 0.75;
  return textPx * SIZES[look.shape(point.row)];
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
