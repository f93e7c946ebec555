import { describe, expect, it } from 'vitest';
import { SAMPLE_CHART_STYLE } from '../fixtures/sample-chart-style.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { groupingLines } from './grouping-lines.js';
import { groupingOption } from './grouping-option.js';

const timed = (ms: number, change: Parameters<typeof sampleRow>[0]) =>
  sampleRow({ latency_ns: ms * 1e6, latency_low_ns: ms * 0.9e6, latency_high_ns: ms * 1.1e6, ...change });

const dense = timed(32, { candidate: 'dense', kind: 'standard', groups: null, mix: null, macs: 8e6 });
const by8 = timed(16, { candidate: 'by8', groups: 8, macs: 1e6 });
const by2 = timed(20, { candidate: 'by2', groups: 2, macs: 4e6 });

describe('how grouping paid', () => {
  it('is measured against the dense block of the same slot and kernel, by ascending g', () => {
    const [line] = groupingLines([by8, dense, by2]);
    expect(line?.points.map(({ groups, countedSpeedUp }) => [groups, countedSpeedUp])).toEqual([
      [2, 2],
      [8, 8],
    ]);
    expect(line?.points[1]?.measuredSpeedUp).toBe(2);
  });

  it('has the interval of both blocks at their worst and best', () => {
    const [line] = groupingLines([by8, dense]);
    expect(line?.points[0]?.interval[0]).toBeCloseTo((32 * 0.9) / (16 * 1.1));
    expect(line?.points[0]?.interval[1]).toBeCloseTo((32 * 1.1) / (16 * 0.9));
  });

  it('keeps ways of mixing and kernels apart', () => {
    const dense5 = timed(90, { ...dense, candidate: 'dense5', kernel_height: 5, kernel_width: 5 });
    const by8of5 = timed(20, { ...by8, candidate: 'by8of5', kernel_height: 5, kernel_width: 5 });
    const mixed = timed(18, { ...by8, candidate: 'mixed', mix: 'pointwise' });
    const lines = groupingLines([dense, dense5, by8, by8of5, mixed]);
    expect(lines.map(({ kernel, mix }) => `${kernel} ${mix}`).sort()).toEqual([
      '3×3 none',
      '3×3 pointwise',
      '5×5 none',
    ]);
  });

  it('puts a depthwise block at g = its channels', () => {
    const depthwise = timed(2, { candidate: 'dw', kind: 'depthwise', groups: null, mix: null, macs: 62_500 });
    expect(groupingLines([dense, by8, depthwise])[0]?.points.map((point) => point.groups)).toEqual([8, 128]);
  });

  it('says nothing without a dense block that was timed', () => {
    expect(groupingLines([by8, by2])).toEqual([]);
    expect(groupingLines([{ ...dense, latency_ns: null }, by8])).toEqual([]);
  });

  it('is drawn with theory, and with the chosen slot in colour', () => {
    const lines = groupingLines([dense, by2, by8]);
    const { series } = groupingOption(lines, by8.slot, SAMPLE_CHART_STYLE);
    expect(series).toMatchObject([
      {
        data: [
          [1, 1],
          [8, 8],
        ],
        lineStyle: { color: 'muted' },
      },
      { lineStyle: { color: 'ink' } },
      { data: [] },
      { silent: true },
      { data: [{ id: 'by2' }, { id: 'by8' }], lineStyle: { color: 'colour of grouped' } },
    ]);
    expect(groupingOption(lines, 'another slot', SAMPLE_CHART_STYLE).series).toMatchObject([
      {},
      {},
      { data: [{ id: 'by2' }, { id: 'by8' }, [Number.NaN, Number.NaN]], lineStyle: { color: 'muted' } },
    ]);
  });
});
