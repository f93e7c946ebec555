import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { mixSymbol } from '../candidate/mix-symbol.js';
import { type AxisExtent, logAxis } from '../chart/axis-ticks.js';
import type { ChartStyle } from '../chart/chart-style.js';
import type { ChartOption } from '../chart/echarts.js';
import { plotArea, valueAxis } from '../chart/value-axis.js';
import { significant } from '../quantity/column-text.js';
import { rateText } from '../quantity/rate-text.js';
import { isDirect } from './fewer-multiplies.js';
import { type RooflinePoint, ridge, roofAt } from './roofline-points.js';
import type { Roofs } from './roofs-of.js';

export interface RooflineDrawing {
  readonly points: readonly RooflinePoint[];
  /** Null where nobody measured them: the points stand alone then. */
  readonly roofs: Roofs | null;
  /** The slot whose candidates stand out. */
  readonly slot: string;
  /** Key of the candidate that is ringed. */
  readonly selected: string | null;
  readonly chartStyle: ChartStyle;
}

/** From this many on marks are drawn in bulk, all of one size. */
const MANY = 2000;

/** Candidates under the roofs of their device, both axes logarithmic. */
export function rooflineOption(drawing: RooflineDrawing): ChartOption {
  const { points, roofs, selected, chartStyle } = drawing;
  const xs = points.map(({ macsPerByte }) => macsPerByte);
  const ys = points.map(({ macsPerSecond }) => macsPerSecond);
  const x = logAxis(roofs === null ? xs : [...xs, ridge(roofs)]);
  // Room above the roof for its name.
  const y = logAxis(roofs === null ? ys : [...ys, roofs.peakMacsPerSecond * 1.2]);
  const ringed = points.find(({ row }) => row.candidate === selected);
  return {
    animation: false,
    textStyle: { fontFamily: chartStyle.font },
    grid: plotArea(chartStyle),
    xAxis: valueAxis('Arithmetic intensity · MACs per byte', x, 'log', 'x', chartStyle, significant),
    yAxis: valueAxis('Achieved · MACs per second', y, 'log', 'y', chartStyle, (value) =>
      rateText(value, 'MAC/s').replace(/\.0+(?= )/, ''),
    ),
    series: [
      ...(roofs === null ? [] : roofLines(roofs, x, y, chartStyle)),
      ...marks(drawing),
      {
        type: 'scatter',
        silent: true,
        z: 4,
        symbol: 'circle',
        symbolSize: chartStyle.textPx * 2,
        itemStyle: { color: 'transparent', borderColor: chartStyle.accent, borderWidth: 2 },
        data: ringed === undefined ? [] : [[ringed.macsPerByte, ringed.macsPerSecond]],
      },
    ],
  };
}

/** The roof, the slope of memory, and fainter those of the caches, each with its name. */
function roofLines(
  roofs: Roofs,
  x: AxisExtent,
  y: AxisExtent,
  chartStyle: ChartStyle,
): readonly LineSeriesOption[] {
  const { peakMacsPerSecond, bandwidthBytesPerSecond, caches } = roofs;
  const slope = (bytesPerSecond: number, name: string, isMemory: boolean) => {
    const peaks = { peakMacsPerSecond, bandwidthBytesPerSecond: bytesPerSecond };
    const corner = ridge(peaks);
    // It begins where it enters the plot: at the left edge, or at the bottom.
    const start = Math.max(x.min, y.min / bytesPerSecond);
    if (start >= corner) return [];
    const ends = [start, Math.sqrt(start * corner), corner].map((at) => [at, roofAt(at, peaks)] as const);
    const label = `${name} ${rateText(bytesPerSecond, 'B/s')}`;
    // The names of the caches stand at the feet of their slopes, where there is room between them.
    return [
      roofLine(
        ends,
        { text: label, at: isMemory ? 1 : 0, position: 'right', align: 'left' },
        isMemory,
        chartStyle,
      ),
    ];
  };
  const roof = [
    [ridge(roofs), peakMacsPerSecond],
    [x.max, peakMacsPerSecond],
  ] as const;
  const name = `peak ${rateText(peakMacsPerSecond, 'MAC/s')}`;
  return [
    ...caches.flatMap(({ cache, bytesPerSecond }) => slope(bytesPerSecond, cache, false)),
    ...slope(bandwidthBytesPerSecond, 'memory', true),
    roofLine(roof, { text: name, at: 1, position: 'top', align: 'right' }, true, chartStyle),
  ];
}

interface RoofLabel {
  readonly text: string;
  /** Which of the line's places it stands at. */
  readonly at: number;
  readonly position: 'right' | 'top';
  readonly align: 'left' | 'right';
}

function roofLine(
  places: readonly (readonly [number, number])[],
  { text, at, position, align }: RoofLabel,
  isFirm: boolean,
  { ink, muted, paper, textPx }: ChartStyle,
): LineSeriesOption {
  const colour = isFirm ? ink : muted;
  return {
    type: 'line',
    silent: true,
    z: 5,
    symbolSize: 0,
    lineStyle: isFirm ? { color: ink, width: 1.5 } : { color: muted, width: 1, type: [3, 4] },
    data: places.map((value, index) => ({
      value: [...value],
      label: {
        show: index === at,
        formatter: () => text,
        position,
        align,
        distance: 8,
        color: colour,
        fontSize: textPx,
        textBorderColor: paper,
        textBorderWidth: 3,
      },
    })),
    labelLayout: { hideOverlap: true },
  };
}

/** Whether any mark is hollow: those on Winograd's algorithm are, but for marks drawn in bulk, which have no outline. */
export function hasHollow(drawing: Pick<RooflineDrawing, 'points' | 'slot'>): boolean {
  const { own, others } = bySlot(drawing);
  return [own, others].some((points) => points.length < MANY && points.some(({ row }) => !isDirect(row)));
}

function bySlot({ points, slot }: Pick<RooflineDrawing, 'points' | 'slot'>) {
  const isOwn = ({ row }: RooflinePoint) => row.slot === slot;
  return { own: points.filter(isOwn), others: points.filter((point) => !isOwn(point)) };
}

/** The other slots faint behind those of the chosen one. */
function marks(drawing: RooflineDrawing): readonly ScatterSeriesOption[] {
  const { chartStyle } = drawing;
  const { own, others } = bySlot(drawing);
  return [
    ...seriesByLook(others, own.length === 0 ? 0.7 : 0.28, chartStyle.textPx * 0.6, chartStyle),
    ...seriesByLook(own, 0.95, chartStyle.textPx * 0.95, chartStyle),
  ];
}

/** One series for each colour and shape: marks of one look can be drawn in bulk. */
function seriesByLook(
  points: readonly RooflinePoint[],
  opacity: number,
  size: number,
  chartStyle: ChartStyle,
): readonly ScatterSeriesOption[] {
  const isHollow = (row: RooflinePoint['row']) => points.length < MANY && !isDirect(row);
  const byLook = new Map<string, RooflinePoint[]>();
  for (const point of points) {
    const look = `${mixSymbol(point.row.mix)} ${isHollow(point.row)} ${point.row.kind}`;
    const known = byLook.get(look);
    if (known === undefined) byLook.set(look, [point]);
    else known.push(point);
  }
  return [...byLook.values()].map((alike) => ({
    type: 'scatter',
    z: 3,
    symbol: mixSymbol(alike[0]!.row.mix),
    symbolSize: size,
    itemStyle: isHollow(alike[0]!.row)
      ? {
          color: chartStyle.paper,
          borderColor: chartStyle.kind(alike[0]!.row.kind),
          borderWidth: 1.5,
          opacity,
        }
      : { color: chartStyle.kind(alike[0]!.row.kind), opacity },
    large: true,
    largeThreshold: MANY,
    cursor: 'pointer',
    data: alike.map(({ row, macsPerByte, macsPerSecond }) => [macsPerByte, macsPerSecond, row.candidate]),
  }));
}
