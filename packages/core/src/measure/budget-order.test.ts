import { expect, it } from 'vitest';
import { paretoFront } from '../pareto/pareto-front.js';
import type { Random } from '../stats/random.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { noiseLaws } from './fixtures/noise-laws.js';
import { simulatedCandidate, simulatedVisit } from './fixtures/simulated-visit.js';
import { planNext } from './plan-next.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import { type MeasuredVisit, resultOf } from './result-of.js';

const OBJECTIVES = [
  { column: 'macs', goal: 'minimize' },
  { column: 'latency_ns', goal: 'minimize' },
] as const;
const SLOTS = 12;
const BLOCKS = 10;
const [lognormal] = noiseLaws(1).filter(({ name }) => name === 'lognormal');

/** Twelve slots of ten blocks, in every second one close together: more MACs are faster by 2 % a block, and by chance. */
function worldOf(random: Random) {
  return Array.from({ length: SLOTS * BLOCKS }, (_, index) => {
    const [slot, block] = [Math.floor(index / BLOCKS), index % BLOCKS];
    const luck = lognormal!.factor(random, 0) ** (slot % 2 === 0 ? 0.3 : 0.04);
    const place = { input: { height: 8 + slot, width: 8, channels: 16 }, outputChannels: 16, stride: 1 };
    return {
      candidate: simulatedCandidate(`c${index}`, { slot: place }),
      counted: { macs: 1e6 * (block + 1) },
      slot,
      callNs: 2e6 * (1 + 0.02 * (BLOCKS - block)) * luck,
    };
  });
}

/** The Jaccard index of the true fronts and of those measured after so many confirming visits each, with 2 % of noise side by side and 1 % alone. */
function agreement(seed: number, marks: readonly number[], hasBudget: boolean): number[] {
  const candidates = worldOf(xorshift32(scrambleSeed(seed)));
  const random = xorshift32(scrambleSeed(seed + 100));
  const byKey = new Map(
    candidates.map((one) => [one.candidate.key, { ...one, visits: [] as MeasuredVisit[] }]),
  );
  const all: MeasuredVisit[] = [];
  const frontsOf = (latencyOf: (key: string) => number) =>
    Array.from({ length: SLOTS }, (_, slot) => {
      const own = candidates.filter((one) => one.slot === slot);
      const points = own.map(({ candidate, counted }) => [counted.macs, latencyOf(candidate.key)]);
      return paretoFront(points, ['minimize', 'minimize']).map((index) => own[index]!.candidate.key);
    }).flat();
  const truth = new Set(frontsOf((key) => byKey.get(key)!.callNs));
  const measured = (key: string) => {
    const result = resultOf(byKey.get(key)!.visits, protocol);
    return 'estimate' in result ? result.estimate.latencyNs : Number.POSITIVE_INFINITY;
  };
  const found: number[] = [];
  let confirmed = 0;
  for (;;) {
    const plan = planNext({ candidates, visits: all, protocol, objectives: OBJECTIVES, seed, hasBudget });
    if (plan.state === 'done') throw new Error('done before the last mark');
    for (const turn of plan.turns) {
      if (plan.state === 'confirm' && marks.includes(confirmed++)) {
        const front = frontsOf(measured);
        const shared = front.filter((key) => truth.has(key)).length;
        found.push(shared / (front.length + truth.size - shared));
        if (found.length === marks.length) return found;
      }
      const one = byKey.get(turn.candidate)!;
      const luck = lognormal!.factor(random, 0) ** (turn.phase === 'screening' ? 0.02 : 0.01);
      const timing = {
        callsPerBatch: 1,
        batchesNs: Array.from({ length: 15 }, () => one.callNs * luck * (1 + 0.01 * (random.unit() - 0.5))),
        warmupCalls: 3,
        warmupNs: 50e6,
        timerStepNs: 30,
        flags: [],
      };
      const visit = simulatedVisit(turn, timing);
      all.push(visit);
      one.visits.push(visit);
    }
  }
}

it('comes closer to the true fronts with as many visits', () => {
  const marks = [60, 120, 180, 240, 300];
  const worlds = Array.from({ length: 20 }, (_, index) => index + 1);
  const meanOf = (hasBudget: boolean) => {
    const each = worlds.map((seed) => agreement(seed, marks, hasBudget));
    return marks.map((_, mark) => each.reduce((sum, found) => sum + found[mark]!, 0) / worlds.length);
  };
  const [ordered, plain] = [meanOf(true), meanOf(false)];
  const gains = ordered.map((mean, mark) => mean - plain[mark]!);
  // Where time is short the most. After 180 visits the plain order has just given everybody the second one, and both are alike.
  expect(gains[0]).toBeGreaterThan(0.04);
  expect(gains[1]).toBeGreaterThan(0.04);
  expect(Math.min(...gains)).toBeGreaterThan(-0.01);
  expect(gains.reduce((sum, gain) => sum + gain, 0) / marks.length).toBeGreaterThan(0.02);
});
