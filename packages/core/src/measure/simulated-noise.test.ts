import { describe, expect, it } from 'vitest';
import { orderStatisticInterval } from '../stats/order-statistic-interval.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import type { PlanCandidate } from './contenders.js';
import { estimateConfirmation } from './estimate-latency.js';
import { noiseLaws } from './fixtures/noise-laws.js';
import { simulatedCandidate, simulatedVisit } from './fixtures/simulated-visit.js';
import { planNext } from './plan-next.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import type { PlannedTurn } from './race.js';
import { raceBounds, raceConfidence } from './race-bounds.js';
import type { MeasuredVisit } from './result-of.js';
import { resultOf } from './result-of.js';
import type { VisitTiming } from './visit.js';

const BATCHES = 15;
const CALL_NS = 2e6;
const OBJECTIVES = [
  { column: 'macs', goal: 'minimize' },
  { column: 'latency_ns', goal: 'minimize' },
] as const;

/** A visit whose batches scatter by 0.5 % around this latency. */
function timingAround(callNs: number, seed: number): VisitTiming {
  const random = xorshift32(scrambleSeed(seed));
  return {
    callsPerBatch: 1,
    batchesNs: Array.from({ length: BATCHES }, () => callNs * (1 + 0.01 * (random.unit() - 0.5))),
    warmupCalls: 3,
    warmupNs: 50e6,
    timerStepNs: 30,
    flags: [],
  };
}

describe.each(noiseLaws(0.01))('with $name noise of 1 %', ({ name, factor }) => {
  it('intervals of eight and more visits cover the true latency as often as they say', () => {
    const random = xorshift32(scrambleSeed(7));
    // A drift moves the truth itself: what the visits share is their middle, the fourth of eight.
    const truth = name === 'drifting' ? 1 + 0.001 * 3.5 : 1;
    const runs = 2000;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const medians = Array.from({ length: 8 }, (_, visit) => factor(random, visit));
      const { low, high } = orderStatisticInterval(medians, 0.99)!;
      if (low <= truth && truth <= high) covered++;
    }
    // 99 % less four standard errors of 2,000 runs.
    expect(covered / runs).toBeGreaterThan(0.98);
  });

  it('ranks blocks that differ by 5 % right in 99 % of pairs, and calls equal ones different in 5 % at the most', () => {
    const random = xorshift32(scrambleSeed(13));
    const medianOfEight = (callNs: number): VisitTiming[] =>
      Array.from({ length: 8 }, (_, visit) => timingAround(callNs * factor(random, visit), visit + 1));
    const estimateOf = (callNs: number) => {
      const visits = medianOfEight(callNs).map((timing, visit) =>
        simulatedVisit({ candidate: 'a', phase: 'confirmation', round: visit + 1, process: 0 }, timing),
      );
      const result = resultOf(visits, protocol);
      if (!('estimate' in result)) throw new Error('timed visits have an estimate');
      return result.estimate;
    };
    const pairs = 300;
    let right = 0;
    let toldApart = 0;
    for (let pair = 0; pair < pairs; pair++) {
      if (estimateOf(CALL_NS).latencyNs < estimateOf(CALL_NS * 1.05).latencyNs) right++;
      const [a, b] = [estimateOf(CALL_NS), estimateOf(CALL_NS)];
      if (a.highNs < b.lowNs || b.highNs < a.lowNs) toldApart++;
    }
    expect(right / pairs).toBeGreaterThanOrEqual(0.99);
    expect(toldApart / pairs).toBeLessThanOrEqual(0.05);
  });
});

describe.each([0.01, 0.03])('two to seven visits with noise of %f', (size) => {
  it.each(noiseLaws(size))('hold the true latency as often as they say when it is $name', (law) => {
    const random = xorshift32(scrambleSeed(23));
    const runs = 1000;
    for (const count of [2, 3, 4, 5, 6, 7]) {
      const truthNs = CALL_NS * (law.name === 'drifting' ? 1 + (size / 10) * ((count - 1) / 2) : 1);
      let covered = 0;
      let said = 0;
      for (let run = 0; run < runs; run++) {
        const visits = Array.from({ length: count }, (_, visit) => ({
          ...timingAround(CALL_NS, 1),
          batchesNs: [CALL_NS * law.factor(random, visit)],
        }));
        const { lowNs, highNs, confidence } = estimateConfirmation(visits, protocol);
        if (lowNs <= truthNs && truthNs <= highNs) covered++;
        said = confidence;
      }
      // Less four standard errors. What lies around one latency is covered as well as eight visits would; two clock speeds are not.
      const least = law.name === 'bimodal' ? said : 0.99;
      expect(covered / runs, `${count} visits`).toBeGreaterThan(
        least - 4 * Math.sqrt((least * (1 - least)) / runs),
      );
    }
  });
});

describe.each([0.01, 0.03])('a race with noise of %f', (size) => {
  it.each(noiseLaws(size))('rules out nobody wrongly in 95 % of races when it is $name', ({ factor }) => {
    const confidence = raceConfidence(10, protocol);
    const random = xorshift32(scrambleSeed(11));
    const races = 100;
    let wrong = 0;
    for (let race = 0; race < races; race++) {
      const visits = Array.from({ length: 10 }, () => [] as VisitTiming[]);
      let isWrong = false;
      for (let round = 0; round < 20 && !isWrong; round++) {
        for (const own of visits) {
          const medianNs = CALL_NS * factor(random, round);
          own.push({ ...timingAround(medianNs, 1), batchesNs: [medianNs] });
        }
        if (round < 7) continue;
        const bounds = visits.map((own) => raceBounds(undefined, own, { confidence, slack: 0 })!);
        // All are alike: whoever rules another out is wrong.
        const fastestHigh = Math.min(...bounds.map(({ highNs }) => highNs));
        isWrong = bounds.some(({ lowNs }) => fastestHigh < lowNs / 1.03);
      }
      if (isWrong) wrong++;
    }
    expect(wrong / races).toBeLessThan(0.05);
  });
});

describe('a whole race', () => {
  /** 12 blocks: each has fewer MACs than the one before and is slower, every second one is beaten by 6 %. */
  const truths = Array.from({ length: 12 }, (_, index) => {
    const isBeaten = index % 2 === 1;
    const step = Math.floor(index / 2);
    const candidate: PlanCandidate = {
      candidate: simulatedCandidate(`c${String(index).padStart(2, '0')}`),
      counted: { macs: 1e6 * (12 - 2 * step) },
    };
    return { ...candidate, isBeaten, callNs: CALL_NS * 1.2 ** step * (isBeaten ? 1.06 : 1) };
  });

  it.each(noiseLaws(0.008))(
    'never loses a block of the front to $name noise, and asks no more than its cap',
    ({ factor }) => {
      const random = xorshift32(scrambleSeed(17));
      const timingOf = ({ candidate, round }: PlannedTurn): VisitTiming => {
        const truth = truths.find((one) => one.candidate.key === candidate)!;
        return timingAround(truth.callNs * factor(random, round), round + 1);
      };
      for (let race = 0; race < 3; race++) {
        const visits: MeasuredVisit[] = [];
        for (;;) {
          const plan = planNext({ candidates: truths, visits, protocol, objectives: OBJECTIVES, seed: race });
          if (plan.state === 'done') break;
          visits.push(...plan.turns.map((turn) => simulatedVisit(turn, timingOf(turn))));
        }
        for (const { candidate, isBeaten } of truths) {
          const confirmed = visits.filter(
            (visit) =>
              visit.candidate === candidate.key && visit.phase === 'confirmation' && !visit.duplicate,
          ).length;
          if (!isBeaten) expect(confirmed).toBeGreaterThanOrEqual(protocol.confirmation.minVisits);
          expect(confirmed).toBeLessThanOrEqual(protocol.confirmation.maxVisits);
        }
      }
    },
  );
});
