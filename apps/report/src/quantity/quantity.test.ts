import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisBetween } from '../chart/axis-ticks.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { columnText, significant } from './column-text.js';
import { intervalText, latencyText, UNIT_NS } from './latency-text.js';
import { latencyTicks } from './latency-ticks.js';
import { percentText } from './percent-text.js';
import { ratioIntervalText, ratioText } from './ratio-text.js';
import { tickText } from './tick-text.js';

describe('quantities for people', () => {
  it('carry the unit of their column', () => {
    expect(columnText('macs', 57_802_752)).toBe('57.8 M');
    expect(columnText('latency_ns', 1_234_567)).toBe('1.23 ms');
    expect(columnText('peak_memory_bytes', 3_284_992)).toBe('3.13 MiB');
    expect(columnText('arithmetic_intensity', 35.2)).toBe('35.2 FLOP/B');
    expect(columnText('mixing_reach', 0.125)).toBe('0.125');
  });

  it('say three significant digits without padding', () => {
    expect([0, 1, 33.94, 0.0078125, 486.6].map(significant)).toEqual(['0', '1', '33.9', '0.00781', '487']);
  });

  it('are short at an axis', () => {
    expect(tickText('latency_ns', 50e6)).toBe('50 ms');
    expect(tickText('latency_ns', 0)).toBe('0');
    expect(tickText('macs', 2_500_000)).toBe('2.5 M');
    expect(tickText('bytes_moved', 8 * 2 ** 20)).toBe('8 MiB');
    expect(tickText('macs', 200e6)).toBe('200 M');
  });

  it('differ at neighbouring ticks of an axis, however close these are', () => {
    expect(latencyTicks([1_232_000, 1_234_000, 1_236_000, 1_238_000])).toEqual([
      '1.232 ms',
      '1.234 ms',
      '1.236 ms',
      '1.238 ms',
    ]);
    expect(latencyTicks([800_000, 900_000, 1_000_000])).toEqual(['0.8 ms', '0.9 ms', '1.0 ms']);
    expect(latencyTicks([20, 40, 60])).toEqual(['20 ns', '40 ns', '60 ns']);
    expect(latencyTicks([5000])).toEqual(['5.00 µs']);
  });

  it('are at an axis what they say, to the last digit', () => {
    const low = fc.double({ min: 1, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(low, fc.double({ min: 0.002, max: 5, noNaN: true }), (lowNs, length) => {
        const { ticks } = axisBetween(lowNs, lowNs * (1 + length), 'linear');
        const told = latencyTicks(ticks).map((text) => {
          const [number, unit] = text.split(' ');
          return Number(number) * UNIT_NS[unit!]!;
        });
        told.forEach((value, at) => {
          expect(value / ticks[at]!).toBeCloseTo(1, 9);
        });
      }),
    );
  });

  it('give a latency its interval, in the same unit', () => {
    const row = sampleRow({ latency_ns: 999_800, latency_low_ns: 991_000, latency_high_ns: 1_010_000 });
    expect(latencyText(row)).toBe('1.00 ms (0.99–1.01)');
    expect(latencyText(sampleRow({ latency_ns: null }))).toBeNull();
  });

  it('show a narrow interval with one decimal more, so that its ends differ', () => {
    const row = sampleRow({
      latency_ns: 11_800_000,
      latency_low_ns: 11_790_000,
      latency_high_ns: 11_820_000,
    });
    expect(intervalText(row)).toBe('11.79–11.82');
  });

  it('give a ratio near 1 its thousandths, others three digits, and its interval as many', () => {
    expect([1.0417, 0.98, 2.6, 12.34, 1300.2, 0.043].map(ratioText)).toEqual([
      '1.042×',
      '0.980×',
      '2.60×',
      '12.3×',
      '1300×',
      '0.0430×',
    ]);
    expect(ratioIntervalText({ ratio: 2.1, low: 1.7356, high: 2.539 })).toBe('2.10× (1.74–2.54)');
  });

  it('say a share in whole percent, small ones with a decimal', () => {
    expect([0.72, 0.0432, 1, 0.0999].map(percentText)).toEqual(['72 %', '4.3 %', '100 %', '10 %']);
  });
});
