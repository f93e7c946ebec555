import { describe, expect, it } from 'vitest';
import { drawnLatency } from '../../pareto/drawn-latency.js';
import { frontHypervolume } from '../../pareto/front-hypervolume.js';
import {
  drawnTauB,
  kendallTauB,
  type Random,
  scrambleSeed,
  symmetricInterval,
  xorshift32,
} from '../../stats/index.js';

const EXPERIMENTS = 250;
const DRAWS = 300;

interface World {
  readonly macs: readonly number[];
  readonly truthNs: readonly number[];
}

/** How often the intervals hold the truth, in worlds of candidates whose visits scatter by `noise`, eight visits each. */
function coverage(worldOf: (random: Random) => World, noise: number): { volume: number; tau: number } {
  const random = xorshift32(scrambleSeed(19));
  let [volume, tau] = [0, 0];
  for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
    const { macs, truthNs } = worldOf(random);
    const latencies = truthNs.map((ns) => {
      const visitMediansNs = Array.from({ length: 8 }, () => ns * Math.exp(noise * normal(random)));
      return drawnLatency({ visitMediansNs }, random, DRAWS);
    });
    const scale = {
      fixedGoals: ['minimize'],
      latencyGoal: 'minimize',
      ideal: [1, 1],
      reference: [1e3, 1e3],
    } as const;
    const measured = frontHypervolume(
      macs.map((cost, at) => ({ fixed: [cost], latency: latencies[at]! })),
      scale,
    );
    const exact = truthNs.map((ns) => drawnLatency({ latencyNs: ns, lowNs: ns, highNs: ns }, random, 1));
    const truth = frontHypervolume(
      macs.map((cost, at) => ({ fixed: [cost], latency: exact[at]! })),
      scale,
    );
    if (holds(measured.share, truth.share.value)) volume++;
    const drawn = drawnTauB([macs], latencies)[0]!;
    if (holds(symmetricInterval(drawn.value, drawn.draws), kendallTauB(macs, truthNs)!)) tau++;
  }
  return { volume: volume / EXPERIMENTS, tau: tau / EXPERIMENTS };
}

/** Costs over a factor of twenty, latencies that follow them to the power `slope`, apart by `spread`. */
const world =
  (count: number, slope: number, spread: number) =>
  (random: Random): World => {
    const macs = Array.from({ length: count }, () => 5 * Math.exp(3 * random.unit()));
    return { macs, truthNs: macs.map((cost) => 10 * cost ** slope * Math.exp(spread * normal(random))) };
  };

// Draws carry the noise twice: plain percentile intervals hold the truth in a third of the cases where all candidates are nearly alike.
describe('intervals of the hypervolume and of Kendall’s τ hold the truth', () => {
  it.each([
    ['candidates far apart', world(12, 0.7, 0.3), 0.01],
    ['candidates close together', world(20, 0.7, 0.02), 0.03],
    ['a front that everything is on', world(12, -0.7, 0.05), 0.03],
    ['candidates nearly alike, where the best of many is the luckiest', world(15, 0, 0.01), 0.03],
  ])('of %s', (_, worldOf, noise) => {
    const { volume, tau } = coverage(worldOf, noise);
    expect(volume).toBeGreaterThan(0.9);
    expect(tau).toBeGreaterThan(0.9);
  });
});

function holds({ low, high }: { readonly low: number; readonly high: number }, truth: number): boolean {
  return low <= truth + 1e-12 && truth <= high + 1e-12;
}

/** Box and Muller (1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random.unit())) * Math.cos(2 * Math.PI * random.unit());
}
