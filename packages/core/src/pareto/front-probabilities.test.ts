import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrambleSeed, xorshift32 } from '../stats/index.js';
import { type FrontCandidate, frontProbabilities } from './front-probabilities.js';
import type { Goal } from './goal.js';
import { membershipOf } from './membership.js';
import { paretoFront } from './pareto-front.js';

const random = () => xorshift32(scrambleSeed(11));
const minimizeMacs = (): { fixedGoals: readonly Goal[]; random: ReturnType<typeof random> } => ({
  fixedGoals: ['minimize'],
  random: random(),
});
const interval = (latencyNs: number, halfWidth: number) => ({
  latencyNs,
  lowNs: latencyNs * (1 - halfWidth),
  highNs: latencyNs * (1 + halfWidth),
});

describe('frontProbabilities', () => {
  it('is certain of intervals that lie apart', () => {
    const candidates: FrontCandidate[] = [
      { fixed: [100], latency: interval(10, 0.02) },
      { fixed: [50], latency: interval(20, 0.02) },
      { fixed: [100], latency: interval(11, 0.02) },
    ];
    expect(frontProbabilities(candidates, minimizeMacs())).toEqual([1, 1, 0]);
  });

  it('splits evenly between two candidates that differ in nothing', () => {
    const twin: FrontCandidate = {
      fixed: [100],
      latency: { visitMediansNs: [10, 10.5, 9.5, 10.2, 9.8, 10.1, 9.9, 10.3] },
    };
    const [first, second] = frontProbabilities([twin, twin], minimizeMacs());
    expect(first).toBeGreaterThan(0.45);
    expect(second).toBeGreaterThan(0.45);
    expect(membershipOf(first!)).toBe('contested');
  });

  it('gives the probability that one interval beats another', () => {
    // Two triangular laws of half-width 1, half a unit apart.
    const candidates: FrontCandidate[] = [
      { fixed: [1], latency: { latencyNs: 10, lowNs: 9, highNs: 11 } },
      { fixed: [1], latency: { latencyNs: 10.5, lowNs: 9.5, highNs: 11.5 } },
    ];
    const [first, second] = frontProbabilities(candidates, { ...minimizeMacs(), resamples: 20_000 });
    expect(second).toBeCloseTo(beats(0.5), 1);
    expect(first! + second!).toBeCloseTo(1, 12);
  });

  it('lets the better counted cost win where latencies are equal', () => {
    const exact = { latencyNs: 10, lowNs: 10, highNs: 10 };
    const candidates: FrontCandidate[] = [
      { fixed: [100], latency: exact },
      { fixed: [99], latency: exact },
      { fixed: [99], latency: exact },
    ];
    expect(frontProbabilities(candidates, minimizeMacs())).toEqual([0, 1, 1]);
  });

  it('is the front itself where every latency is exact', () => {
    const exact = fc.record({ macs: fc.nat(6), reach: fc.nat(3), ns: fc.nat(6) });
    fc.assert(
      fc.property(
        fc.array(exact, { maxLength: 25 }),
        fc.constantFrom<Goal>('minimize', 'maximize'),
        (points, latencyGoal) => {
          const fixedGoals: Goal[] = ['minimize', 'maximize'];
          const probabilities = frontProbabilities(
            points.map(({ macs, reach, ns }) => ({
              fixed: [macs, reach],
              latency: { latencyNs: ns, lowNs: ns, highNs: ns },
            })),
            { fixedGoals, latencyGoal, random: random(), resamples: 3 },
          );
          const front = new Set(
            paretoFront(
              points.map(({ macs, reach, ns }) => [macs, reach, ns]),
              [...fixedGoals, latencyGoal],
            ),
          );
          expect(probabilities).toEqual(points.map((_, index) => (front.has(index) ? 1 : 0)));
        },
      ),
    );
  });

  it('takes latency alone where nothing else is an objective, and no candidates at all', () => {
    const candidates = [3, 1, 2].map((ns) => ({ fixed: [], latency: interval(ns, 0.01) }));
    expect(frontProbabilities(candidates, { fixedGoals: [], random: random() })).toEqual([0, 1, 0]);
    expect(frontProbabilities([], minimizeMacs())).toEqual([]);
  });

  it('refuses a latency outside its interval', () => {
    const wrong = { fixed: [1], latency: { latencyNs: 5, lowNs: 6, highNs: 7 } };
    expect(() => frontProbabilities([wrong, wrong], minimizeMacs())).toThrow('outside its interval');
  });
});

/** P(A > B) for triangular A around 0 and B around `shift`, both of half-width 1, by the midpoint rule. */
function beats(shift: number): number {
  const steps = 400;
  const density = (x: number) => Math.max(0, 1 - Math.abs(x));
  let probability = 0;
  for (let i = 0; i < steps; i++) {
    const a = -1 + (2 * (i + 0.5)) / steps;
    for (let j = 0; j < steps; j++) {
      const b = -1 + (2 * (j + 0.5)) / steps;
      if (b + shift < a) probability += density(a) * density(b) * (2 / steps) ** 2;
    }
  }
  return probability;
}
