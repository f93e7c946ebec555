import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OBJECTIVES } from '../cost/cost.js';
import type { PlanCandidate } from './contenders.js';
import { simulatedCandidate, simulatedTiming, simulatedVisit } from './fixtures/simulated-visit.js';
import { planNext } from './plan-next.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import type { Plan, PlannedTurn } from './race.js';
import { type MeasuredVisit, resultOf } from './result-of.js';

interface Truth extends PlanCandidate {
  readonly callNs: number;
}

const truthOf = (key: string, macs: number, callNs: number, kind = 'grouped'): Truth => ({
  candidate: simulatedCandidate(key, { block: { kind } }),
  counted: { macs, mixing_reach: 1 },
  callNs,
});

/** Four on the front or near it, one that is far from it, and the baseline, which is far from it too. */
const CANDIDATES: readonly Truth[] = [
  truthOf('few-macs', 1e6, 60_000),
  truthOf('more-macs', 2e6, 40_000),
  truthOf('close-behind', 2e6, 40_500),
  truthOf('most-macs', 4e6, 20_000),
  truthOf('hopeless', 4e6, 80_000),
  truthOf('baseline', 8e6, 90_000, 'standard'),
];

/** A turn always ends the same way, as if it were read back from a store. */
function take(turn: PlannedTurn, candidates: readonly Truth[], visitNoise = 0.004): MeasuredVisit {
  const luck = turn.duplicate ? 500 : 0;
  const index = candidates.findIndex(({ candidate }) => candidate.key === turn.candidate);
  const truth = { callNs: candidates[index]!.callNs, visitNoise, batchNoise: 0.01 };
  const batches = turn.phase === 'screening' ? 15 : 10;
  return simulatedVisit(turn, simulatedTiming(truth, batches, 1000 * index + turn.round + luck));
}

const plan = (
  candidates: readonly Truth[],
  visits: readonly MeasuredVisit[],
  seed = 1,
  hasBudget = false,
): Plan => planNext({ candidates, visits, protocol, objectives: DEFAULT_OBJECTIVES, seed, hasBudget });

function sweep(
  candidates: readonly Truth[],
  before: readonly MeasuredVisit[] = [],
  visitNoise?: number,
  hasBudget = false,
) {
  const visits = [...before];
  for (;;) {
    const next = plan(candidates, visits, 1, hasBudget);
    if (next.state === 'done') return visits;
    visits.push(...next.turns.map((turn) => take(turn, candidates, visitNoise)));
  }
}

const roundsOf = (visits: readonly MeasuredVisit[], key: string) =>
  visits.filter((visit) => visit.candidate === key && visit.phase === 'confirmation');

describe('planNext', () => {
  it('screens everybody first, in an order that the seed decides', () => {
    const first = plan(CANDIDATES, []);
    expect(first.state).toBe('screen');
    if (first.state !== 'screen') return;
    expect(first.turns.map(({ candidate }) => candidate).sort()).toEqual(
      CANDIDATES.map(({ candidate }) => candidate.key).sort(),
    );
    expect(plan(CANDIDATES, [])).toEqual(first);
    const orders = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(plan(CANDIDATES, [], seed))));
    expect(orders.size).toBeGreaterThan(1);
  });

  it('confirms what could be on the front, and the baseline, in rounds that alternate between processes', () => {
    const visits = sweep(CANDIDATES);
    expect(roundsOf(visits, 'hopeless')).toEqual([]);
    for (const key of ['few-macs', 'more-macs', 'close-behind', 'most-macs', 'baseline']) {
      const rounds = roundsOf(visits, key);
      expect(rounds.length).toBeGreaterThanOrEqual(8);
      expect(rounds.map(({ process }) => process)).toEqual(rounds.map((_, i) => i % 2));
    }
  });

  it('ends with everybody measured or noisy who could be on the front', () => {
    const visits = sweep(CANDIDATES);
    const states = CANDIDATES.map(({ candidate: { key } }) => {
      const own = visits.filter(({ candidate }) => candidate === key);
      return [key, resultOf(own, protocol).state];
    });
    expect(Object.fromEntries(states)).toEqual({
      'few-macs': 'measured',
      'more-macs': 'measured',
      'close-behind': 'measured',
      'most-macs': 'measured',
      hopeless: 'screened',
      baseline: 'measured',
    });
  });

  it('gives a noisy contender twenty visits and no more', () => {
    const visits = sweep(CANDIDATES.slice(1, 3), [], 0.2);
    expect(roundsOf(visits, 'more-macs')).toHaveLength(20);
    expect(roundsOf(visits, 'close-behind')).toHaveLength(20);
  });

  it('goes on where every place is decided until intervals are narrow, and no further', () => {
    const decided = CANDIDATES.slice(0, 2);
    for (const [noise, least, most] of [
      [0.002, 8, 8],
      [0.03, 9, 20],
    ] as const) {
      const visits = sweep(decided, [], noise);
      for (const { candidate } of decided) {
        const rounds = roundsOf(visits, candidate.key).length;
        expect(rounds).toBeGreaterThanOrEqual(least);
        expect(rounds).toBeLessThanOrEqual(most);
      }
    }
  });

  it('takes a discarded visit again, and keeps what is disturbed after four of them', () => {
    const alone = [truthOf('alone', 1e6, 40_000)];
    const visits: MeasuredVisit[] = [];
    const attempts: (true | undefined)[] = [];
    for (;;) {
      const next = plan(alone, visits);
      if (next.state !== 'screen') break;
      const turn = next.turns[0]!;
      attempts.push(turn.keepDisturbed);
      const visit = take(turn, alone);
      if (visit.outcome.state !== 'timed') throw new Error('the simulation times every visit');
      visits.push(
        turn.keepDisturbed
          ? visit
          : { ...visit, outcome: { ...visit.outcome, state: 'discarded', reason: 'waited for a core' } },
      );
    }
    expect(attempts).toEqual([undefined, undefined, undefined, undefined, true]);
  });

  it('measures 5 % of ten and more candidates twice, whom the seed decides, wherever they are measured', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => truthOf(`c${i}`, 1e6 * (12 - i), 1e4 * (i + 1)));
    const visits = sweep(twelve);
    const twins = visits.filter(({ duplicate }) => duplicate);
    const [first] = twins;
    expect(new Set(twins.map(({ candidate }) => candidate)).size).toBe(1);
    const own = visits.filter((visit) => visit.candidate === first!.candidate && !visit.duplicate);
    expect(twins.map(({ round }) => round).sort()).toEqual(own.map(({ round }) => round).sort());
    const twinOf = (seed: number) => {
      const next = plan(twelve, [], seed);
      return next.state === 'screen' && next.turns.find(({ duplicate }) => duplicate)?.candidate;
    };
    expect(new Set([1, 2, 3, 4, 5].map(twinOf)).size).toBeGreaterThan(1);
    expect(twinOf(1)).toBe(first!.candidate);
  });

  it('is done with a candidate whose hidden duplicate answered wrong', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => truthOf(`c${i}`, 1e6 * (12 - i), 1e4 * (i + 1)));
    const screened = plan(twelve, []);
    if (screened.state !== 'screen') throw new Error('nothing to screen');
    const verification = { kernelHash: 'h', error: 0.5, errorBound: 1e-5, positions: 64 };
    const visits = screened.turns.map((turn): MeasuredVisit => {
      const visit = take(turn, twelve);
      return turn.duplicate
        ? { ...visit, outcome: { state: 'failed', reason: 'wrong answer', verification } }
        : visit;
    });
    const twin = visits.find(({ duplicate }) => duplicate)!.candidate;
    const withoutIt = visits.filter(({ duplicate }) => !duplicate);
    expect(roundsOf(sweep(twelve, withoutIt), twin).length).toBeGreaterThan(0);
    expect(roundsOf(sweep(twelve, visits), twin)).toEqual([]);
  });

  it('rules nobody out who computes less or mixes better', () => {
    const candidates = [
      truthOf('fast', 2e6, 10_000),
      truthOf('slow-with-fewer-macs', 1e6, 90_000),
      { ...truthOf('slow-that-mixes', 3e6, 90_000), counted: { macs: 3e6, mixing_reach: 2 } },
    ];
    const visits = sweep(candidates);
    for (const { candidate } of candidates) expect(roundsOf(visits, candidate.key).length).toBeGreaterThan(0);
  });

  it('confirms a candidate whose screening was disturbed, as its fastest batch shows', () => {
    const candidates = [truthOf('steady', 2e6, 40_000), truthOf('disturbed', 2e6, 38_000)];
    const visits = [sweep(candidates).find(({ candidate }) => candidate === 'steady')!];
    const turn = { candidate: 'disturbed', phase: 'screening', round: 0, process: 0 } as const;
    const slow = simulatedTiming({ callNs: 80_000, visitNoise: 0, batchNoise: 0 }, 15, 1);
    const withFastest = (callNs: number) => ({
      ...slow,
      batchesNs: [...slow.batchesNs.slice(1), callNs * slow.callsPerBatch],
    });
    const confirmed = (callNs: number) => {
      const next = plan(candidates, [...visits, simulatedVisit(turn, withFastest(callNs))]);
      return next.state === 'confirm' ? next.turns.map(({ candidate }) => candidate).sort() : [];
    };
    expect(confirmed(38_000)).toEqual(['disturbed', 'steady']);
    expect(confirmed(78_000)).toEqual(['steady']);
  });

  it('lets only candidates of one slot, engine and number of threads rule each other out', () => {
    const slow = truthOf('slow', 4e6, 80_000);
    const other = {
      ...slow,
      candidate: { ...slow.candidate, options: { ...slow.candidate.options, threads: 2 } },
    };
    expect(roundsOf(sweep([...CANDIDATES, slow]), 'slow')).toEqual([]);
    expect(roundsOf(sweep([...CANDIDATES, other]), 'slow').length).toBeGreaterThan(0);
  });

  it('is done with a candidate that failed, and lets it rule nobody out', () => {
    const screened = plan(CANDIDATES, []);
    if (screened.state !== 'screen') throw new Error('nothing to screen');
    const visits = screened.turns.map((turn): MeasuredVisit => {
      const visit = take(turn, CANDIDATES);
      return turn.candidate === 'most-macs'
        ? { ...visit, outcome: { state: 'failed', reason: 'wrong answer' } }
        : visit;
    });
    const end = sweep(CANDIDATES, visits);
    expect(roundsOf(end, 'most-macs')).toEqual([]);
    expect(roundsOf(end, 'more-macs').length).toBeGreaterThan(0);
  });

  it('goes on from any prefix of the visits to the same end', () => {
    const whole = sweep(CANDIDATES);
    const asSet = (visits: readonly MeasuredVisit[]) => visits.map((visit) => JSON.stringify(visit)).sort();
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        expect(asSet(sweep(CANDIDATES, whole.slice(0, length)))).toEqual(asSet(whole));
      }),
      { numRuns: 30 },
    );
  });

  it('answers the same for any order of candidates and visits', () => {
    const whole = sweep(CANDIDATES);
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.shuffledSubarray([...CANDIDATES], { minLength: CANDIDATES.length }),
        fc.infiniteStream(fc.nat()),
        (length, candidates, ranks) => {
          const visits = whole.slice(0, length);
          const shuffled = visits
            .map((visit) => ({ visit, rank: ranks.next().value }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ visit }) => visit);
          expect(plan(candidates, shuffled)).toEqual(plan(CANDIDATES, visits));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('measures a candidate that was added later, and passes over the visits of one that was taken out', () => {
    const visits = sweep(CANDIDATES);
    const added = truthOf('added', 1e6, 30_000);
    const next = plan([...CANDIDATES.slice(1), added], visits);
    expect(next).toMatchObject({ state: 'screen', turns: [{ candidate: 'added', round: 0 }] });
    expect(roundsOf(sweep([...CANDIDATES.slice(1), added], visits), 'added').length).toBeGreaterThanOrEqual(
      8,
    );
  });
});

describe('the noise of screening', () => {
  it('is that of all who were screened twice, whoever are to be by this seed', () => {
    const screened = plan(CANDIDATES, []);
    if (screened.state !== 'screen') throw new Error('nothing was screened yet');
    const visits = screened.turns.map((turn) => take(turn, CANDIDATES));
    const entrants = (all: readonly MeasuredVisit[]) => {
      const next = plan(CANDIDATES, all);
      return next.state === 'confirm' ? next.turns.map(({ candidate }) => candidate) : [];
    };
    expect(entrants(visits)).not.toContain('hopeless');
    const slower = CANDIDATES.map((one) => ({ ...one, callNs: 5 * one.callNs }));
    const again = screened.turns.map((turn) => ({ ...take(turn, slower), duplicate: true as const }));
    expect(entrants([...visits, ...again])).toContain('hopeless');
  });
});

describe('planNext with a budget', () => {
  const within = (candidates: readonly Truth[], before: readonly MeasuredVisit[] = []) =>
    sweep(candidates, before, undefined, true);
  const keysOf = (visits: readonly MeasuredVisit[], round: number) =>
    [...new Set(visits.filter((visit) => visit.round === round).map(({ candidate }) => candidate))].sort();

  it('screens everybody first, in the same order', () => {
    expect(plan(CANDIDATES, [], 1, true)).toEqual(plan(CANDIDATES, []));
  });

  it('gives first visits to open places, then to members of the front, and only then the rest', () => {
    const visits = within(CANDIDATES);
    const contested = ['close-behind', 'more-macs'];
    const onFront = ['few-macs', 'most-macs'];
    expect([1, 2, 3, 4].map((round) => keysOf(visits, round))).toEqual([
      contested,
      contested,
      onFront,
      onFront,
    ]);
    const lastOf = (key: string) => Math.max(...roundsOf(visits, key).map(({ round }) => round));
    const firstOf = (key: string) => Math.min(...roundsOf(visits, key).map(({ round }) => round));
    for (const key of [...contested, ...onFront]) expect(lastOf(key)).toBeLessThan(firstOf('baseline'));
  });

  it('ends as it would without one, where the time suffices', () => {
    const visits = within(CANDIDATES);
    for (const { candidate } of CANDIDATES) {
      const own = visits.filter((visit) => visit.candidate === candidate.key);
      expect(resultOf(own, protocol).state).toBe(candidate.key === 'hopeless' ? 'screened' : 'measured');
    }
  });

  it('measures rivals in the same rounds, front by front, the most contested first', () => {
    const slotOf = (name: string, gap: number, height: number): Truth[] =>
      Array.from({ length: 9 }, (_, index) => {
        const truth = truthOf(`${name}${index}`, 1e6, 40_000 * (1 + gap * index));
        const slot = { ...truth.candidate.slot, input: { height, width: 8, channels: 16 } };
        return { ...truth, candidate: { ...truth.candidate, slot } };
      });
    const candidates = [...slotOf('apart', 0.01, 8), ...slotOf('alike', 0, 4)];
    const visits = within(candidates);
    const fronts = [1, 2, 3, 4].map((round) => new Set(keysOf(visits, round).map((key) => key.slice(0, 5))));
    expect(fronts.every(({ size }) => size === 1)).toBe(true);
    expect(fronts.map(([name]) => name)[1]).toBe(fronts.map(([name]) => name)[0]);
    expect(fronts.map(([name]) => name)[3]).toBe(fronts.map(([name]) => name)[2]);
    expect(fronts[0]).not.toEqual(fronts[2]);
  });

  it('goes on from any prefix of the visits to the same end', () => {
    const whole = within(CANDIDATES);
    const asSet = (visits: readonly MeasuredVisit[]) => visits.map((visit) => JSON.stringify(visit)).sort();
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        expect(asSet(within(CANDIDATES, whole.slice(0, length)))).toEqual(asSet(whole));
      }),
      { numRuns: 20 },
    );
  });

  it('is gone on with without one, and the other way round', () => {
    const spent = within(CANDIDATES).slice(0, 17);
    const plainFirst = sweep(CANDIDATES).slice(0, 17);
    for (const visits of [sweep(CANDIDATES, spent), within(CANDIDATES, plainFirst)]) {
      for (const key of ['few-macs', 'more-macs', 'close-behind', 'most-macs', 'baseline'])
        expect(roundsOf(visits, key).length).toBeGreaterThanOrEqual(8);
    }
  });
});
