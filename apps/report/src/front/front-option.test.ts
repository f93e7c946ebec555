import { describe, expect, it } from 'vitest';
import { candidateLabel } from '../candidate/candidate-label.js';
import { SAMPLE_CHART_STYLE } from '../fixtures/sample-chart-style.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { frontLines } from './front-lines.js';
import { frontMarks } from './front-marks.js';
import { type FrontDrawing, frontOption } from './front-option.js';
import { frontPlane } from './front-plane.js';
import { frontPoints } from './front-points.js';
import { markColours } from './mark-colours.js';
import { markShapes } from './mark-shapes.js';
import { pointsInFull } from './points-in-full.js';
import type { Zoom } from './zoom.js';

const rows = [
  sampleRow({ candidate: 'sure', macs: 1e6, front: 'certain' }),
  sampleRow({ candidate: 'doubtful', macs: 5e6, front: 'contested', mix: 'pointwise' }),
  sampleRow({ candidate: 'beaten', macs: 9e6, front: 'out', mix: 'shuffle', kind: 'bottleneck' }),
];

const COLOURS = markColours(rows, 'kind', SAMPLE_CHART_STYLE);
const LOOK = { colour: COLOURS.of, shape: markShapes(rows, 'mix').of, label: candidateLabel };

function drawing(change: Partial<FrontDrawing> = {}): FrontDrawing {
  const axes = { x: 'macs', y: 'latency_ns', scale: 'log' } as const;
  const points = frontPoints(rows, axes);
  const lines = frontLines(points, 'minimize');
  return {
    ...axes,
    points,
    inFull: points,
    lines,
    plane: frontPlane(points, 'macs', 'log'),
    zoom: null,
    look: LOOK,
    pins: [],
    selected: null,
    chartStyle: SAMPLE_CHART_STYLE,
    ...change,
  };
}

describe('the chart of a front', () => {
  const marks = frontMarks(drawing().points, () => 0, LOOK, SAMPLE_CHART_STYLE).data;

  it('tells certain, contested and out apart by fill', () => {
    expect(marks).toMatchObject([
      { id: 'beaten', itemStyle: { color: 'colour of bottleneck', opacity: 0.4 } },
      { id: 'doubtful', itemStyle: { color: 'paper', borderColor: 'colour of grouped' } },
      { id: 'sure', itemStyle: { color: 'colour of grouped', opacity: 1 } },
    ]);
  });

  it('tells mixing apart by shape, and names what is on the front', () => {
    expect(marks).toMatchObject([
      { symbol: 'triangle', label: { show: false } },
      { symbol: 'diamond', label: { show: true } },
      { symbol: 'circle', label: { show: true } },
    ]);
  });

  it('puts a name to the left of a mark near the right edge', () => {
    const { data } = frontMarks(drawing().points, () => 0.9, LOOK, SAMPLE_CHART_STYLE);
    expect(data).toMatchObject(Array(3).fill({ label: { position: 'left' } }));
  });

  it('is logarithmic or linear as asked', () => {
    expect(frontOption(drawing())).toMatchObject({ xAxis: { type: 'log' }, yAxis: { type: 'log' } });
    expect(frontOption(drawing({ plane: frontPlane(drawing().points, 'macs', 'linear') }))).toMatchObject({
      xAxis: { type: 'value', min: 0 },
    });
  });

  it('rings the selected candidate and no other', () => {
    const ringOf = (selected: string | null) => {
      const { series } = frontOption(drawing({ selected }));
      return Array.isArray(series) ? series.at(-1)?.data : undefined;
    };
    expect(ringOf('doubtful')).toEqual([[5e6, 8e6]]);
    expect(ringOf(null)).toEqual([]);
  });

  it('draws thousands in bulk, each still to be pointed at, and few of them in full', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      sampleRow({ candidate: `k${index}`, macs: 1e6 + index, front: index < 3 ? 'certain' : 'out' }),
    );
    const points = frontPoints(many, { x: 'macs', y: 'latency_ns', scale: 'log' });
    const plane = frontPlane(points, 'macs', 'log');
    const lines = frontLines(points, 'minimize');
    const inFull = pointsInFull(points, lines, null);
    const { series } = frontOption(drawing({ points, inFull, plane, lines }));
    const all = Array.isArray(series) ? series : [];
    expect(all[0]?.data).toHaveLength(3);
    const bulk = all.find((one) => one.type === 'scatter' && one.large);
    expect(bulk?.data).toHaveLength(2997);
    expect(Array.isArray(bulk?.data) ? bulk.data[0] : null).toEqual([1_000_003, 8e6, 'k3']);
  });

  it('gives names and intervals to the lines of a crowded front, and to all of it that a zoom leaves in sight', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      sampleRow({
        candidate: `k${index}`,
        macs: 1e6 + index,
        latency_ns: 1e6 + (index % 1000 === 0 ? -index : index),
        front: 'certain',
      }),
    );
    const points = frontPoints(many, { x: 'macs', y: 'latency_ns', scale: 'log' });
    const lines = frontLines(points, 'minimize');
    const keys = (zoom: Zoom | null) => pointsInFull(points, lines, zoom).map(({ row }) => row.candidate);
    expect(keys(null)).toEqual(['k0', 'k1000', 'k2000']);
    expect(keys({ x: [1_000_001, 1_000_020], y: [1e3, 1e9] })).toHaveLength(20);
    const few = points.slice(0, 10);
    expect(pointsInFull(few, lines, null)).toBe(few);
  });

  it('draws of the plane what the window says, marked anew', () => {
    const zoom = { x: [2e6, 6e6], y: [7e6, 9e6] } as const;
    expect(frontOption(drawing({ zoom }))).toMatchObject({
      xAxis: { min: 2e6, max: 6e6 },
      yAxis: { min: 7e6, max: 9e6 },
    });
  });

  it('numbers what is pinned, in the order of the pins', () => {
    const { series } = frontOption(drawing({ pins: ['beaten', 'gone', 'sure'] }));
    const rings = Array.isArray(series) ? series.at(-2)?.data : undefined;
    expect(rings).toMatchObject([{ value: [9e6, 8e6] }, { value: [1e6, 8e6] }]);
  });
});

describe('the colours of the marks', () => {
  it('are those of the kinds, or a ramp over the values that there are', () => {
    expect(COLOURS.legend.map(({ text }) => text)).toEqual(['grouped', 'bottleneck']);
    const groups = [8, 2, null, 4].map((value) => sampleRow({ groups: value }));
    const { of, legend } = markColours(groups, 'groups', SAMPLE_CHART_STYLE);
    expect(groups.map(of)).toEqual(['#ffffff', '#000000', 'muted', '#808080']);
    expect(legend.map(({ text }) => text)).toEqual(['groups 2', 'groups 4', 'groups 8', 'no groups']);
  });
});

describe('engines and widths', () => {
  const rows = [
    sampleRow({ engine: 'wasm', kind: 'inverted-residual', expansion: 4, groups: null }),
    sampleRow({ engine: 'onnxruntime', threads: 4 }),
    sampleRow({ engine: 'wasm', kind: 'standard', groups: null }),
  ];

  it('have colours and shapes of their own', () => {
    const colours = markColours(rows, 'engine', SAMPLE_CHART_STYLE);
    expect(rows.map(colours.of)).toEqual(['first', 'second', 'first']);
    expect(colours.legend.map(({ text }) => text)).toEqual(['wasm', 'onnxruntime, 4 threads']);
    const shapes = markShapes(rows, 'engine');
    expect(rows.map(shapes.of)).toEqual(['circle', 'diamond', 'circle']);
    const widths = markColours(rows, 'width', SAMPLE_CHART_STYLE);
    expect(widths.legend.map(({ text }) => text)).toEqual(['width 128', 'width 512']);
  });

  it('leave circles to what has no value, and to what is beyond the last shape', () => {
    const shapes = markShapes(rows, 'groups');
    expect(shapes.legend).toEqual([
      { symbol: 'circle', text: 'no groups' },
      { symbol: 'diamond', text: 'groups 8' },
    ]);
    const many = Array.from({ length: 9 }, (_, at) => sampleRow({ groups: 2 ** at }));
    expect(markShapes(many, 'groups').legend.at(-1)).toEqual({ symbol: 'circle', text: '3 other values' });
  });
});
