import { describe, expect, it } from 'vitest';
import { simulatedTiming } from './fixtures/simulated-visit.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import { raceBounds, raceConfidence, screeningSlack } from './race-bounds.js';

const visits = (count: number, callNs = 1e6, visitNoise = 0.002) =>
  Array.from({ length: count }, (_, seed) =>
    simulatedTiming({ callNs, visitNoise, batchNoise: 0.002 }, 10, seed + 1),
  );
const screening = simulatedTiming({ callNs: 1.2e6, visitNoise: 0, batchNoise: 0.002 }, 15, 99);
const options = { confidence: raceConfidence(60, protocol), slack: 0.05 };

describe('the bounds of a race', () => {
  it('share 5 % over all candidates and looks', () => {
    expect(raceConfidence(60, protocol)).toBeCloseTo(1 - 0.05 / (60 * 21), 12);
  });

  it('are those of the screening visit, wider on both sides, before the eighth confirming one', () => {
    const bounds = raceBounds(screening, visits(7), options)!;
    expect(bounds).toEqual(raceBounds(screening, [], options));
    expect(bounds.lowNs).toBeGreaterThan(1.2e6 * 0.95 * 0.98);
    expect(bounds.lowNs).toBeLessThan(1.2e6 * 0.951);
    expect(bounds.highNs).toBeGreaterThan(1.2e6 * 1.049);
  });

  it('hold the latency, and close in on it with more confirming visits', () => {
    const widths = [8, 20].map((count) => {
      const { lowNs, highNs } = raceBounds(screening, visits(count), options)!;
      expect(lowNs).toBeLessThan(1e6);
      expect(highNs).toBeGreaterThan(1e6);
      return highNs - lowNs;
    });
    expect(widths[1]!).toBeLessThan(widths[0]!);
  });

  it('do not exist without a visit', () => {
    expect(raceBounds(undefined, [], options)).toBeNull();
  });

  it('take half as much again as the noise floor for the slack, and 1 % at the least', () => {
    expect(screeningSlack({ pairs: 10, relative: 0.02 })).toBeCloseTo(0.03, 12);
    expect(screeningSlack({ pairs: 10, relative: 0.001 })).toBe(0.01);
  });

  it('take twice the noise floor of fewer than ten pairs, and 5 % at the least', () => {
    expect(screeningSlack(null)).toBe(0.05);
    expect(screeningSlack({ pairs: 3, relative: 0.001 })).toBe(0.05);
    expect(screeningSlack({ pairs: 9, relative: 0.04 })).toBe(0.08);
  });
});
