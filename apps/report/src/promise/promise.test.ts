import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { groupingPanels } from './grouping-panels.js';
import { lineStyles } from './line-style.js';
import { isSlower } from './promise-line.js';
import { promiseVerdict } from './promise-verdict.js';
import { savingsGrid } from './savings-grid.js';
import { separablePanels, separablePromise } from './separable-panels.js';
import { spreadLabels } from './spread-labels.js';

const timed = (ms: number, change: Parameters<typeof sampleRow>[0]) =>
  sampleRow({ latency_ns: ms * 1e6, latency_low_ns: ms * 0.9e6, latency_high_ns: ms * 1.1e6, ...change });

const dense = timed(32, { candidate: 'dense', kind: 'standard', groups: null, mix: null, macs: 8e6 });
const by8 = timed(16, { candidate: 'by8', groups: 8, macs: 1e6 });
const by2 = timed(20, { candidate: 'by2', groups: 2, macs: 4e6 });
const depthwise = timed(2, { candidate: 'dw', kind: 'depthwise', groups: null, mix: null, macs: 62_500 });

describe('how grouping paid', () => {
  it('is measured against the dense block of the same slot and kernel, by ascending g', () => {
    const [panel] = groupingPanels([by8, dense, by2]);
    const points = panel?.lines[0]?.points;
    expect(points?.map(({ at, promised }) => [at, promised])).toEqual([
      [2, 2],
      [8, 8],
    ]);
    expect(points?.[1]?.measured).toBe(2);
  });

  it('has the interval of both blocks at their worst and best', () => {
    const point = groupingPanels([by8, dense])[0]?.lines[0]?.points[0];
    expect(point?.interval[0]).toBeCloseTo((32 * 0.9) / (16 * 1.1));
    expect(point?.interval[1]).toBeCloseTo((32 * 1.1) / (16 * 0.9));
  });

  it('has a panel for each kernel and way of mixing, and a line for each width', () => {
    const dense5 = timed(90, { ...dense, candidate: 'dense5', kernel_height: 5, kernel_width: 5 });
    const by8of5 = timed(20, { ...by8, candidate: 'by8of5', kernel_height: 5, kernel_width: 5 });
    const mixed = timed(18, { ...by8, candidate: 'mixed', mix: 'pointwise' });
    const narrow = { slot: '56x56x64-64-s1', input_channels: 64, output_channels: 64 };
    const rows = [dense, dense5, by8of5, mixed, by8, { ...dense, ...narrow }, { ...by8, ...narrow }];
    const panels = groupingPanels(rows);
    expect(panels.map(({ kernel, mix }) => `${kernel} ${mix}`)).toEqual([
      '3×3 none',
      '3×3 pointwise',
      '5×5 none',
    ]);
    expect(panels[0]?.lines.map((line) => line.name)).toEqual(['56² 128', '56² 64']);
  });

  it('puts a depthwise block at g = its channels', () => {
    const [panel] = groupingPanels([dense, by8, depthwise]);
    expect(panel?.lines[0]?.points.map((point) => point.at)).toEqual([8, 128]);
  });

  it('has one point a place, the fastest, where blocks were asked for with several algorithms', () => {
    const asked = { candidate: 'asked', algorithm: 'gemm' };
    const faster8 = timed(10, { ...asked, groups: 8, macs: 1e6 });
    const slower2 = timed(30, { ...asked, groups: 2, macs: 4e6 });
    const rows = [dense, { ...dense, ...asked }, by8, faster8, slower2, by2];
    const panels = groupingPanels(rows);
    const candidates = panels[0]?.lines.map(({ points }) => points.map(({ row }) => row.candidate));
    expect(candidates).toEqual([['by2', 'asked']]);
    const [row] = savingsGrid(panels, []).rows;
    expect(row?.cells.get('3×3 none 8')).toBe(panels[0]?.lines[0]?.points[1]);
    expect(row?.cells.get('3×3 none 2')?.row).toBe(by2);
  });

  it('says nothing without a dense block that was timed', () => {
    expect(groupingPanels([by8, by2])).toEqual([]);
    expect(groupingPanels([{ ...dense, latency_ns: null }, by8])).toEqual([]);
  });
});

describe('how depthwise separable convolution paid', () => {
  const separable = timed(8, { candidate: 'ds', kind: 'depthwise-separable', groups: null, mix: null });

  it('is drawn over the output channels, a line for each feature map', () => {
    const wide = { slot: '56x56x256-256-s1', input_channels: 256, output_channels: 256 };
    const small = { slot: '28x28x128-128-s1', input_height: 28, input_width: 28 };
    const rows = [wide, small, {}].flatMap((change) => [
      { ...dense, ...change },
      { ...separable, ...change },
    ]);
    const [panel] = separablePanels(rows);
    expect(panel?.taps).toBe(9);
    expect(panel?.lines.map((line) => [line.name, line.points.map((point) => point.at)])).toEqual([
      ['56²', [128, 256]],
      ['28²', [128]],
    ]);
  });

  it('is one line where the input stands and the output grows', () => {
    const rows = [32, 64, 256].flatMap((outputs) => {
      const change = { slot: `56x56x64-${outputs}-s1`, input_channels: 64, output_channels: outputs };
      return [
        { ...dense, ...change },
        { ...separable, ...change },
      ];
    });
    const [panel] = separablePanels(rows);
    expect(panel?.lines.map((line) => [line.name, line.points.map((point) => point.at)])).toEqual([
      ['56², 64 in', [32, 64, 256]],
    ]);
  });

  it('is promised 1/c2 + 1/k² of the dense block: nearly k² times its speed where the output is wide', () => {
    expect(1 / separablePromise(128, 9)).toBeCloseTo(1 / 128 + 1 / 9, 12);
    expect(separablePromise(1e9, 9)).toBeCloseTo(9, 6);
  });
});

describe('the table of savings', () => {
  it('has a row a slot and a column a grouping, depthwise last', () => {
    const grid = savingsGrid(groupingPanels([dense, depthwise, by8, by2]), []);
    expect(grid.groups.map(({ columns }) => columns.map(({ title }) => title))).toEqual([['2', '8', 'dw']]);
    expect(grid.rows.map(({ slot, cells }) => [slot, cells.get('3×3 none 8')?.measured])).toEqual([
      [dense.slot, 2],
    ]);
  });
});

describe('the verdict on all promises', () => {
  it('calls a block slower only where its whole interval is', () => {
    const slow = timed(60, { candidate: 'slow', groups: 4, macs: 2e6 });
    const near = timed(33, { candidate: 'near', groups: 16, macs: 0.5e6 });
    const lines = groupingPanels([dense, by8, slow, near])[0]!.lines;
    expect(promiseVerdict(lines)).toContain('half of the 3 blocks');
    expect(promiseVerdict(lines)).toContain('1 of them is slower');
  });

  it('allows a block that was seen once the luck of its visit', () => {
    const bounds = { latency_low_ns: 33.5e6, latency_high_ns: 34e6 };
    const [base, once] = [
      { ...dense, latency_low_ns: 31.9e6, latency_high_ns: 32.1e6 },
      timed(33.7, { candidate: 'once', groups: 4, macs: 2e6, visits: 1, ...bounds }),
    ];
    const slower = (row: typeof once) => groupingPanels([base, row])[0]!.lines[0]!.points.some(isSlower);
    expect([slower(once), slower({ ...once, visits: 8 })]).toEqual([false, true]);
  });
});

describe('the names at the ends of lines', () => {
  it('stand apart, inside, and in the order of what they name', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 15 }), (wanted) => {
        const places = spreadLabels(wanted, 20, 0, 300);
        const sorted = [...places].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++)
          expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(20);
        expect(sorted[0]).toBeGreaterThanOrEqual(0);
        expect(sorted.at(-1)).toBeLessThanOrEqual(300);
        for (let i = 0; i < wanted.length; i++)
          for (let j = 0; j < wanted.length; j++)
            if (wanted[i]! < wanted[j]!) expect(places[i]).toBeLessThan(places[j]!);
      }),
    );
  });

  it('have a colour a width, and hollow marks where two share one', () => {
    const line = (width: number) => ({ name: '', width, points: [] });
    const [a, b, c] = lineStyles([line(64), line(128), line(64)]);
    expect(a?.colour).toBe(c?.colour);
    expect(a?.colour).not.toBe(b?.colour);
    expect([a?.isHollow, c?.isHollow]).toEqual([false, true]);
  });
});
