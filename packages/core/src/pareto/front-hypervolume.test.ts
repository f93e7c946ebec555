import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrambleSeed, xorshift32 } from '../stats/index.js';
import { drawnLatency } from './drawn-latency.js';
import { type DrawnCandidate, frontHypervolume } from './front-hypervolume.js';
import type { Goal } from './goal.js';
import { hypervolume } from './hypervolume.js';
import { logNormalise } from './log-normalise.js';

const random = () => xorshift32(scrambleSeed(7));
const exact = (fixed: readonly number[], ns: number): DrawnCandidate => ({
  fixed,
  latency: drawnLatency({ latencyNs: ns, lowNs: ns, highNs: ns }, random(), 3),
});

const around = (
  fixed: readonly number[],
  ns: number,
  halfWidth: number,
  stream = random(),
): DrawnCandidate => ({
  fixed,
  latency: drawnLatency(
    { latencyNs: ns, lowNs: ns * (1 - halfWidth), highNs: ns * (1 + halfWidth) },
    stream,
    400,
  ),
});

const SCALE = {
  fixedGoals: ['minimize'] as readonly Goal[],
  latencyGoal: 'minimize' as Goal,
  ideal: [1, 1],
  reference: [100, 100],
};

describe('frontHypervolume', () => {
  it('is a share of the box between ideal and reference, in logarithms', () => {
    const { share, logVolume } = frontHypervolume([exact([10], 10)], SCALE);
    expect(share.value).toBeCloseTo(0.25, 12);
    expect([share.low, share.high]).toEqual([share.value, share.value]);
    expect(logVolume.value).toBeCloseTo(Math.log(10) ** 2, 12);
    expect(frontHypervolume([exact([1], 1)], SCALE).share.value).toBeCloseTo(1, 12);
  });

  it('is the hypervolume of the log-normalised points where every latency is exact, for both directions', () => {
    const problem = fc.record({
      goals: fc.array(fc.constantFrom<Goal>('minimize', 'maximize'), { minLength: 3, maxLength: 3 }),
      points: fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }), {
        maxLength: 12,
      }),
    });
    fc.assert(
      fc.property(problem, ({ goals, points }) => {
        const [ideal, reference] = [
          goals.map((goal) => (goal === 'minimize' ? 1 : 60)),
          goals.map((goal) => (goal === 'minimize' ? 50 : 2)),
        ];
        const candidates = points.map((point) => exact(point.slice(0, 2), point[2]!));
        const { share } = frontHypervolume(candidates, {
          fixedGoals: goals.slice(0, 2),
          latencyGoal: goals[2]!,
          ideal,
          reference,
        });
        const whole = hypervolume(
          logNormalise(points, { ideal, reference }),
          [1, 1, 1],
          ['minimize', 'minimize', 'minimize'],
        );
        expect(share.value).toBeCloseTo(whole, 10);
        expect(share.low).toBeCloseTo(whole, 10);
        expect(share.high).toBeCloseTo(whole, 10);
      }),
    );
  });

  it('has a logarithmic volume that no ideal changes and that never falls with a candidate more', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 })), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(points, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (drawn, factor) => {
        const candidates = drawn.map(([macs, ns]) => exact([macs], ns));
        const { logVolume } = frontHypervolume(candidates, SCALE);
        const other = frontHypervolume(candidates, { ...SCALE, ideal: [factor, factor] });
        expect(other.logVolume.value).toBeCloseTo(logVolume.value, 9);
        const fewer = frontHypervolume(candidates.slice(1), SCALE);
        expect(fewer.logVolume.value).toBeLessThanOrEqual(logVolume.value + 1e-12);
      }),
    );
  });

  it('does not depend on candidates that are beaten whatever is drawn', () => {
    const stream = random();
    const front = [around([10], 20, 0.05, stream), around([20], 10, 0.05, stream)];
    const whole = frontHypervolume(front, SCALE);
    const beaten = [
      around([30], 40, 0.05, stream),
      around([20], 12, 0.05, stream),
      around([200], 5, 0.05, stream),
    ];
    expect(frontHypervolume([...beaten, ...front], SCALE)).toEqual(whole);
  });

  it('has an interval of the width of the only latency’s own', () => {
    // A share of (1 − ln 10 / ln 100) for MACs, times that of the latency: linear in its logarithm.
    const { share } = frontHypervolume([around([10], 10, 0.1)], SCALE);
    const shareOf = (ns: number) => 0.5 * (Math.log(100 / ns) / Math.log(100));
    expect(share.value).toBeCloseTo(shareOf(10), 12);
    // 95 % of a symmetric triangular law lie within 1 − √0.05 of its half-width.
    expect(share.high).toBeCloseTo(shareOf(10 * (1 - 0.1 * (1 - Math.sqrt(0.05)))), 2);
    expect(share.high - share.value).toBeCloseTo(share.value - share.low, 12);
    expect(share.high - share.low).toBeGreaterThan(0.01);
  });

  it('is 0 without candidates and where none is better than the reference', () => {
    for (const candidates of [[], [exact([100], 5)], [exact([5], 100)]]) {
      expect(frontHypervolume(candidates, SCALE).share).toEqual({ value: 0, low: 0, high: 0 });
    }
  });

  it('refuses a scale that goes the wrong way', () => {
    expect(() => frontHypervolume([], { ...SCALE, latencyGoal: 'maximize' })).toThrow(
      'objective 1: the ideal',
    );
    expect(() => frontHypervolume([], { ...SCALE, ideal: [100, 1] })).toThrow('objective 0: the ideal');
  });
});
