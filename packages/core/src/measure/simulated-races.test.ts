import { describe, expect, it } from 'vitest';
import type { Random } from '../stats/random.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { contenders } from './contenders.js';
import { type NoiseLaw, noiseLaws } from './fixtures/noise-laws.js';
import { simulatedCandidate, simulatedVisit } from './fixtures/simulated-visit.js';
import { noiseFloors } from './noise-floor.js';
import { planNext } from './plan-next.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import { byFront, type PlannedTurn } from './race.js';
import { raceBounds, raceConfidence, screeningSlack } from './race-bounds.js';
import { type MeasuredVisit, resultOf } from './result-of.js';
import type { Phase, VisitTiming } from './visit.js';

const CALL_NS = 2e6;
const OBJECTIVES = [{ column: 'latency_ns', goal: 'minimize' }] as const;
/** How much slower than the fastest the twelve blocks of a slot are; up to 3 % slower they belong to the front. */
const GAPS = [0, 0, 0.01, 0.01, 0.02, 0.02, 0.029, 0.029, 0.04, 0.04, 0.05, 0.05];
const SIZES = [0.01, 0.03];

function candidatesOf(slots: number) {
  return Array.from({ length: slots * GAPS.length }, (_, index) => {
    const height = 8 + Math.floor(index / GAPS.length);
    const slot = { input: { height, width: 8, channels: 16 }, outputChannels: 16, stride: 1 };
    const gap = GAPS[index % GAPS.length]!;
    return { candidate: simulatedCandidate(`c${index}`, { slot }), counted: {}, gap };
  });
}

type Simulated = ReturnType<typeof candidatesOf>[number];

/** A visit of a block whose median this law moves, with 1 % between its batches. */
function visitOf(turn: PlannedTurn, { gap }: Simulated, law: NoiseLaw, random: Random): MeasuredVisit {
  const medianNs = CALL_NS * (1 + gap) * law.factor(random, turn.round);
  const batches = turn.phase === 'screening' ? 15 : 1;
  const scatter = () => (batches === 1 ? 1 : 1 + 0.01 * (random.unit() - 0.5));
  return simulatedVisit(turn, {
    callsPerBatch: 1,
    batchesNs: Array.from({ length: batches }, () => medianNs * scatter()),
    warmupCalls: 3,
    warmupNs: 50e6,
    timerStepNs: 30,
    flags: [],
  });
}

/** The race's bounds by what there is, as before every round. */
function judgedOf(candidates: readonly Simulated[], visits: readonly MeasuredVisit[]) {
  const confidence = raceConfidence(candidates.length, protocol);
  const slack = screeningSlack(noiseFloors(visits.filter(({ round }) => round === 0)).screening);
  const own = new Map<string, MeasuredVisit[]>(candidates.map(({ candidate }) => [candidate.key, []]));
  for (const visit of visits) if (!visit.duplicate) own.get(visit.candidate)!.push(visit);
  return candidates.map((one) => {
    const mine = own.get(one.candidate.key)!;
    const timings = (only: Phase): VisitTiming[] =>
      mine.flatMap(({ phase, outcome }) =>
        phase === only && outcome.state === 'timed' ? [outcome.timing] : [],
      );
    const bounds = raceBounds(timings('screening')[0], timings('confirmation'), { confidence, slack });
    return { ...one, bounds, result: resultOf(mine, protocol) };
  });
}

function rulesOutAMember(judged: ReturnType<typeof judgedOf>): boolean {
  const kept = new Set([...byFront(judged).values()].flatMap((front) => [...contenders(front, OBJECTIVES)]));
  return judged.some(({ candidate, gap }) => gap < 0.03 && !kept.has(candidate.key));
}

const laws = SIZES.flatMap((size) => noiseLaws(size).map((law) => ({ ...law, size })));

describe.each([
  { slots: 1, races: 200 },
  { slots: 5, races: 100 },
])('screening $slots slots of twelve close blocks', ({ slots, races }) => {
  it.each(laws)('rules out a member of the front in 5 percent of races at most: $name, $size', (law) => {
    const candidates = candidatesOf(slots);
    const random = xorshift32(scrambleSeed(37));
    let [wrong, covered] = [0, 0];
    for (let seed = 1; seed <= races; seed++) {
      const plan = planNext({ candidates, visits: [], protocol, objectives: OBJECTIVES, seed });
      if (plan.state !== 'screen') throw new Error('nothing was screened yet');
      const visits = plan.turns.map((turn) =>
        visitOf(turn, candidates[Number(turn.candidate.slice(1))]!, law, random),
      );
      const judged = judgedOf(candidates, visits);
      if (rulesOutAMember(judged)) wrong++;
      for (const { bounds, gap } of judged) {
        const truthNs = CALL_NS * (1 + gap);
        if (bounds !== null && bounds.lowNs <= truthNs && truthNs <= bounds.highNs) covered++;
      }
    }
    expect(wrong / races).toBeLessThanOrEqual(0.05);
    // One visit's luck alone is wider than 5 % in one of ten where it is drawn with 3 %, and no more is known of few candidates.
    expect(covered / races / candidates.length).toBeGreaterThan(slots === 1 && law.size > 0.02 ? 0.9 : 0.95);
  });
});

it('rules out a member of the front in 5 % of whole races at most', { timeout: 60_000 }, () => {
  const candidates = candidatesOf(1);
  const random = xorshift32(scrambleSeed(41));
  let [races, wrong] = [0, 0];
  for (const law of laws) {
    for (let seed = 1; seed <= 4; seed++) {
      const visits: MeasuredVisit[] = [];
      let isWrong = false;
      for (;;) {
        const plan = planNext({ candidates, visits, protocol, objectives: OBJECTIVES, seed });
        isWrong ||= visits.length > 0 && rulesOutAMember(judgedOf(candidates, visits));
        if (plan.state === 'done') break;
        for (const turn of plan.turns)
          visits.push(visitOf(turn, candidates[Number(turn.candidate.slice(1))]!, law, random));
      }
      races++;
      if (isWrong) wrong++;
    }
  }
  expect(wrong / races).toBeLessThanOrEqual(0.05);
});

describe('Student’s bounds of a race, looked at after each of 8 to 20 visits', () => {
  it.each(laws)('hold the true latency at every look: $name, $size', (law) => {
    const options = { confidence: raceConfidence(60, protocol), slack: 0 };
    const random = xorshift32(scrambleSeed(43));
    const runs = 500;
    let missed = 0;
    for (let run = 0; run < runs; run++) {
      const timings: VisitTiming[] = [];
      let isMissed = false;
      for (let visit = 0; visit < 20 && !isMissed; visit++) {
        // What a drift adds, all rivals share: rounds are told apart by it, not candidates.
        const drift = law.name === 'drifting' ? 1 + (law.size / 10) * visit : 1;
        timings.push(timingOf((CALL_NS * law.factor(random, visit)) / drift));
        if (timings.length < 8) continue;
        const { lowNs, highNs } = raceBounds(undefined, timings, options)!;
        isMissed = CALL_NS < lowNs || highNs < CALL_NS;
      }
      if (isMissed) missed++;
    }
    // Two clock speeds look like one for eight visits once in 128: rare enough for a race, where two of them would have to.
    expect(missed / runs).toBeLessThanOrEqual(law.name === 'bimodal' ? 0.02 : 0.002);
  });
});

function timingOf(callNs: number): VisitTiming {
  return {
    callsPerBatch: 1,
    batchesNs: [callNs],
    warmupCalls: 3,
    warmupNs: 50e6,
    timerStepNs: 30,
    flags: [],
  };
}
