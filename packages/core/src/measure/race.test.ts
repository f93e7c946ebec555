import { describe, expect, it } from 'vitest';
import { DEFAULT_OBJECTIVES } from '../cost/cost.js';
import { scrambleSeed } from '../stats/scramble-seed.js';
import { xorshift32 } from '../stats/xorshift32.js';
import { simulatedCandidate, simulatedTiming, simulatedVisit } from './fixtures/simulated-visit.js';
import { planNext } from './plan-next.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import { type PlannedTurn, Race } from './race.js';
import type { JudgedVisit } from './result-of.js';
import { VisitList } from './visits-by-candidate.js';

const SLOTS = 5;
const BLOCKS = 6;
/** A race that goes wrong may never end. */
const MOST_VISITS = 5000;

/** Close together, so that places stay contested for some rounds. */
const CANDIDATES = Array.from({ length: SLOTS * BLOCKS }, (_, index) => {
  const [slot, block] = [Math.floor(index / BLOCKS), index % BLOCKS];
  const place = { input: { height: 8 + slot, width: 8, channels: 16 }, outputChannels: 16, stride: 1 };
  return {
    candidate: simulatedCandidate(`c${index}`, { slot: place }),
    counted: { macs: 1e6 * (block + 1), mixing_reach: block % 2 },
    callNs: 50_000 * (1 + 0.01 * (BLOCKS - block)),
  };
});

/** One that went well, mostly; some are discarded, some stay disturbed, and a few candidates fail. */
function take(turn: PlannedTurn, seed: number): JudgedVisit {
  const random = xorshift32(scrambleSeed(seed));
  const { callNs } = CANDIDATES.find(({ candidate }) => candidate.key === turn.candidate)!;
  const visit = simulatedVisit(
    turn,
    simulatedTiming({ callNs, visitNoise: 0.006, batchNoise: 0.01 }, 12, seed),
  );
  const { outcome } = visit;
  if (outcome.state !== 'timed') throw new Error('a simulated visit is timed');
  const luck = random.unit();
  if (luck < 0.005) return { ...visit, outcome: { state: 'failed', reason: 'it fell over' } };
  if (luck > 0.2) return visit;
  if (!turn.keepDisturbed)
    return { ...visit, outcome: { ...outcome, state: 'discarded', reason: 'disturbed' } };
  return { ...visit, outcome: { ...outcome, timing: { ...outcome.timing, flags: ['disturbed'] } } };
}

/** All visits of a run. */
function finished(seed: number, hasBudget: boolean): readonly JudgedVisit[] {
  const log = new VisitList<JudgedVisit>([]);
  const asked = { candidates: CANDIDATES, protocol, objectives: DEFAULT_OBJECTIVES, seed, hasBudget };
  const race = new Race(asked, log);
  const visits: JudgedVisit[] = [];
  for (;;) {
    const plan = race.next();
    if (plan.state === 'done') return visits;
    if (visits.length > MOST_VISITS) throw new Error('the race does not end');
    for (const turn of plan.turns) {
      const visit = take(turn, 1000 * seed + visits.length);
      visits.push(visit);
      log.add(visit);
    }
  }
}

describe('a race that is asked again and again', () => {
  it.each([
    [false, 1],
    [false, 2],
    [true, 3],
    [true, 4],
  ])('plans what one would that only sees the visits: with a budget %s, seed %i', (hasBudget, seed) => {
    const asked = { candidates: CANDIDATES, protocol, objectives: DEFAULT_OBJECTIVES, seed, hasBudget };
    const random = xorshift32(scrambleSeed(seed));
    const visits: JudgedVisit[] = [];
    const log = new VisitList(visits);
    const race = new Race(asked, log);
    const states = new Set<string>();
    for (;;) {
      const plan = race.next();
      expect(plan).toEqual(planNext({ ...asked, visits }));
      expect(visits.length).toBeLessThan(MOST_VISITS);
      states.add(plan.state);
      if (plan.state === 'done') break;
      // Now and then a round is cut short, and the race is asked in the middle of it.
      const turns =
        random.unit() < 0.3 ? plan.turns.slice(0, 1 + Math.floor(plan.turns.length / 2)) : plan.turns;
      for (const turn of turns) {
        const visit = take(turn, 1000 * seed + visits.length);
        visits.push(visit);
        log.add(visit);
      }
    }
    expect([...states].sort()).toEqual(['confirm', 'done', 'screen']);
  });

  it('passes over visits of candidates that are not asked for', () => {
    const asked = { candidates: CANDIDATES.slice(1), protocol, objectives: DEFAULT_OBJECTIVES, seed: 1 };
    const stranger = take({ candidate: 'c0', phase: 'confirmation', round: 7, process: 0 }, 1);
    expect(planNext({ ...asked, visits: [stranger] })).toEqual(planNext({ ...asked, visits: [] }));
  });

  it.each([false, true])('does so in whatever order visits come: with a budget %s', (hasBudget) => {
    // One is not asked for, and twins are others than in the run that the visits are of.
    const asked = { candidates: CANDIDATES.slice(1), protocol, objectives: DEFAULT_OBJECTIVES, hasBudget };
    const all = finished(5, hasBudget);
    const random = xorshift32(scrambleSeed(5));
    for (let seed = 6; seed < 12; seed++) {
      // Mostly in the order in which they were measured, so that there is more to plan than screening.
      const order = all.map((visit, index) => ({ visit, at: index + 40 * random.unit() }));
      const later = order.sort((a, b) => a.at - b.at).map(({ visit }) => visit);
      const visits: JudgedVisit[] = [];
      const log = new VisitList(visits);
      const race = new Race({ ...asked, seed }, log);
      while (later.length > 0) {
        for (const visit of later.splice(0, Math.floor(30 * random.unit()))) {
          visits.push(visit);
          log.add(visit);
        }
        expect(race.next()).toEqual(planNext({ ...asked, seed, visits }));
      }
    }
  });
});
