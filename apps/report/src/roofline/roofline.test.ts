import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CHART_STYLE } from '../fixtures/sample-chart-style.js';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { fewerMultiplies } from './fewer-multiplies.js';
import { rooflineOption } from './roofline-option.js';
import { ridge, roofAt, rooflinePoints } from './roofline-points.js';
import { rooflineVerdict } from './roofline-verdict.js';
import { roofsOf } from './roofs-of.js';

const rate = (median: number) => ({ median, low: median * 0.9, high: median * 1.1 });
const measured = {
  macsPerSecond: rate(16e9),
  joinedMacsPerSecond: rate(30e9),
  bytesPerSecond: rate(8e9),
  bufferBytes: 1e9,
  caches: [{ cache: 'L1d', cacheBytes: 32_768, bytesPerSecond: rate(60e9) }],
};
const peaks = { peakMacsPerSecond: 16e9, bandwidthBytesPerSecond: 8e9, caches: [], measured };

describe('a candidate under the roofs', () => {
  it('stands at its MACs a byte and its MACs a second, with the interval of its latency', () => {
    const [point] = rooflinePoints([
      sampleRow({
        macs: 8e6,
        bytes_moved: 4e6,
        latency_ns: 1e6,
        latency_low_ns: 8e5,
        latency_high_ns: 2e6,
      }),
    ]);
    expect(point).toMatchObject({ macsPerByte: 2, macsPerSecond: 8e9, interval: [4e9, 1e10] });
  });

  it('is left out where it computes nothing or was never timed', () => {
    expect(rooflinePoints([sampleRow({ macs: 0 }), sampleRow({ latency_ns: null })])).toEqual([]);
  });
});

describe('the roof', () => {
  it('is the slope up to the ridge and level behind it, and never falls', () => {
    expect(ridge(peaks)).toBe(2);
    expect([roofAt(1, peaks), roofAt(2, peaks), roofAt(9, peaks)]).toEqual([8e9, 16e9, 16e9]);
    const intensity = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(intensity, intensity, (a, b) => {
        expect(roofAt(Math.min(a, b), peaks)).toBeLessThanOrEqual(roofAt(Math.max(a, b), peaks));
      }),
    );
  });
});

describe('the chart of the roofs', () => {
  const points = rooflinePoints(sampleDocument().rows);
  const drawing = { points, slot: '56x56x128-128-s1', selected: null, chartStyle: SAMPLE_CHART_STYLE };
  const seriesOf = (option: ReturnType<typeof rooflineOption>) => [option.series ?? []].flat();

  it('draws every candidate, with roofs only where they were measured', () => {
    for (const [known, lines] of [
      [null, 0],
      [peaks, 2],
      [{ ...peaks, caches: [{ cache: 'L1d', bytesPerSecond: 12e9 }] }, 3],
    ] as const) {
      const series = seriesOf(rooflineOption({ ...drawing, roofs: known }));
      expect(series.filter(({ type }) => type === 'line')).toHaveLength(lines);
      const keys = series
        .flatMap(({ data }) => (Array.isArray(data) ? data : []))
        .flatMap((item) => {
          return Array.isArray(item) && typeof item[2] === 'string' ? [item[2]] : [];
        });
      expect(keys.sort()).toEqual(points.map(({ row }) => row.candidate).sort());
    }
  });

  it('holds the roof and the ridge in sight', () => {
    const { xAxis, yAxis } = rooflineOption({ ...drawing, roofs: peaks });
    const [x] = [xAxis ?? []].flat();
    const [y] = [yAxis ?? []].flat();
    expect(Number(x?.min)).toBeLessThan(ridge(peaks));
    expect(Number(y?.max)).toBeGreaterThan(peaks.peakMacsPerSecond);
  });
});

describe('the roofs of a run', () => {
  const report = sampleDocument();
  const conditions = { sweep: 'mobile-blocks', device: 'd3v1ce', engine: 'wasm', threads: 1, cache: 'hot' };
  const withPeaks = { ...report, runs: report.runs.map((run) => ({ ...run, peaks: measured })) };

  it('are what it measured, the joined peak for wasm-256, and no caches for cold weights', () => {
    const peak = (change: Partial<typeof conditions>) => {
      const found = roofsOf(withPeaks, { ...conditions, ...change });
      return found.state === 'measured' ? found.roofs : null;
    };
    expect(peak({})).toEqual({ ...peaks, caches: [{ cache: 'L1d', bytesPerSecond: 60e9 }] });
    expect(peak({ cache: 'cold-weights' })?.caches).toEqual([]);
    expect(peak({ engine: 'wasm-256' })?.peakMacsPerSecond).toBe(30e9);
  });

  it('are missing where nobody measured them, and are not those of a native engine or of several threads', () => {
    expect(
      roofsOf({ ...report, runs: report.runs.map(({ peaks: _, ...run }) => run) }, conditions).state,
    ).toBe('not-measured');
    expect(roofsOf(withPeaks, { ...conditions, engine: 'onnxruntime' }).state).toBe('not-theirs');
    expect(roofsOf(withPeaks, { ...conditions, threads: 2 }).state).toBe('not-theirs');
  });
});

describe('what the picture says', () => {
  it('names what computes most, and its share of the peak where that is known', () => {
    const points = rooflinePoints([
      sampleRow({ macs: 8e6, bytes_moved: 4e6, latency_ns: 1e6 }),
      sampleRow({ macs: 1e6, bytes_moved: 4e6, latency_ns: 1e6 }),
    ]);
    expect(rooflineVerdict(points, null)).toBe(
      'The most that any block computes here is 8.00 GMAC/s: grouped 3x3 g=8 in 56x56x128-128-s1.',
    );
    expect(rooflineVerdict(points, peaks)).toContain('50 % of the device');
    expect(rooflineVerdict(points, peaks)).toContain('50 % lie under a slope');
  });

  it('calls the work of Winograd effective, and says how much less it multiplies', () => {
    const points = rooflinePoints([
      sampleRow({ macs: 8e6, bytes_moved: 4e6, latency_ns: 1e6 }),
      sampleRow({ macs: 48e6, bytes_moved: 4e6, latency_ns: 1e6, algorithm: 'winograd-f4x3' }),
    ]);
    const verdict = rooflineVerdict(points, peaks);
    expect(verdict).toContain(
      'by the direct sum is 8.00 GMAC/s: grouped 3x3 g=8 in 56x56x128-128-s1, 50 % of',
    );
    expect(verdict).toContain('48.0 GMAC/s of effective work');
    expect(verdict).toContain('3× the peak of direct arithmetic');
    expect(verdict).toContain('winograd-f4x3 up to 4× less');
    expect(verdict).not.toMatch(/[1-9]\d\d %/);
  });

  it('knows how often each of Winograd’s tiles multiplies', () => {
    const of = (algorithm: string | null) => fewerMultiplies({ algorithm });
    expect([null, 'direct', 'winograd-f2x3', 'winograd-f4x3'].map(of)).toEqual([1, 1, 2.25, 4]);
  });
});
