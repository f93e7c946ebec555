import { describe, expect, it } from 'vitest';
import { SAMPLE_CHART_STYLE } from '../fixtures/sample-chart-style.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { frontLines } from './front-lines.js';
import { frontMarks } from './front-marks.js';
import { type FrontDrawing, frontOption } from './front-option.js';
import { frontPoints } from './front-points.js';

const rows = [
  sampleRow({ candidate: 'sure', macs: 1e6, front: 'certain' }),
  sampleRow({ candidate: 'doubtful', macs: 5e6, front: 'contested', mix: 'pointwise' }),
  sampleRow({ candidate: 'beaten', macs: 9e6, front: 'out', mix: 'shuffle', kind: 'bottleneck' }),
];

function drawing(change: Partial<FrontDrawing> = {}): FrontDrawing {
  const axes = { x: 'macs', y: 'latency_ns', scale: 'log' } as const;
  const points = frontPoints(rows, axes);
  return {
    ...axes,
    points,
    lines: frontLines(points, 'minimize'),
    selected: null,
    chartStyle: SAMPLE_CHART_STYLE,
    ...change,
  };
}

describe('the chart of a front', () => {
  const marks = frontMarks(drawing().points, () => 0, SAMPLE_CHART_STYLE).data;

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
    const { data } = frontMarks(drawing().points, () => 0.9, SAMPLE_CHART_STYLE);
    expect(data).toMatchObject(Array(3).fill({ label: { position: 'left' } }));
  });

  it('is logarithmic or linear as asked', () => {
    expect(frontOption(drawing())).toMatchObject({ xAxis: { type: 'log' }, yAxis: { type: 'log' } });
    expect(frontOption(drawing({ scale: 'linear' }))).toMatchObject({ xAxis: { type: 'value', min: 0 } });
  });

  it('rings the selected candidate and no other', () => {
    const ringOf = (selected: string | null) => {
      const { series } = frontOption(drawing({ selected }));
      return Array.isArray(series) ? series.at(-1)?.data : undefined;
    };
    expect(ringOf('doubtful')).toEqual([[5e6, 8e6]]);
    expect(ringOf(null)).toEqual([]);
  });
});
