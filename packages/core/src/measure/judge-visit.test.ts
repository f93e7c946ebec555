import { describe, expect, it } from 'vitest';
import { callLatenciesNs } from './estimate-latency.js';
import { simulatedTiming, simulatedVisit } from './fixtures/simulated-visit.js';
import { judgeConditions, judgeVisit } from './judge-visit.js';

const CACHED = { fitsCache: true };
const IN_MEMORY = { fitsCache: false };
const UNSEEN = { runQueueShare: 0 };

describe('judging the conditions of a visit', () => {
  it('divides what fits the caches by how long a clock cycle took, faster or slower', () => {
    for (const compute of [0.9, 1, 1.099])
      expect(judgeConditions({ inflation: { compute, memory: 1 } }, CACHED)).toEqual({
        state: 'fine',
        correction: compute,
      });
    expect(judgeConditions({ inflation: { compute: 1.2, memory: 1 } }, CACHED)).toEqual({
      state: 'disturbed',
      reason: 'computing was far slower than alone: ×1.20',
    });
  });

  it('divides what works in memory only where memory was slower by as much', () => {
    const judged = (compute: number, memory: number) =>
      judgeConditions({ inflation: { compute, memory } }, IN_MEMORY);
    expect(judged(1.04, 1.03)).toEqual({ state: 'fine', correction: expect.closeTo(1.035, 12) });
    expect(judged(1.04, 1)).toEqual({ state: 'fine', correction: 1 });
  });

  it('minds slow memory more where the candidate does not fit the caches', () => {
    const stateOf = (memory: number, where: { readonly fitsCache: boolean }) =>
      judgeConditions({ inflation: { compute: 1, memory } }, where).state;
    expect([stateOf(1.05, IN_MEMORY), stateOf(1.06, IN_MEMORY)]).toEqual(['fine', 'disturbed']);
    expect([stateOf(1.1, CACHED), stateOf(1.11, CACHED)]).toEqual(['fine', 'disturbed']);
  });

  it('cannot tell a clock that changed within the visit from the candidate', () => {
    const inflation = { compute: 1, memory: 1 };
    expect(judgeConditions({ inflation, computeNs: [1000, 1049] }, CACHED).state).toBe('fine');
    expect(judgeConditions({ inflation, computeNs: [1000, 1080, 1010] }, CACHED)).toEqual({
      state: 'disturbed',
      reason: 'the clock changed by 8.0 % meanwhile',
    });
  });

  it('believes a thread that waited for a core over sentinels that saw nothing', () => {
    const inflation = { compute: 1, memory: 1 };
    expect(judgeConditions({ inflation, runQueueShare: 0.01 }, CACHED).state).toBe('fine');
    expect(judgeConditions({ inflation, runQueueShare: 0.25 }, CACHED)).toEqual({
      state: 'disturbed',
      reason: 'waited for a core 25.0 % of the time',
    });
    expect(judgeConditions({ inflation, recentRunQueueShare: 0.05 }, CACHED).state).toBe('fine');
    expect(judgeConditions({ inflation, recentRunQueueShare: 0.2 }, CACHED)).toEqual({
      state: 'disturbed',
      reason: 'this and the visits before it waited for a core 20.0 % of the time',
    });
  });

  it('minds what a host gave to others', () => {
    const inflation = { compute: 1, memory: 1 };
    expect(judgeConditions({ inflation, stealShare: 0.01 }, CACHED).state).toBe('fine');
    expect(judgeConditions({ inflation, stealShare: 0.08 }, CACHED)).toEqual({
      state: 'disturbed',
      reason: 'the host gave 8.0 % of the processors to others',
    });
  });

  it('takes what could not be seen for undisturbed', () => {
    expect(judgeConditions(UNSEEN, CACHED)).toEqual({ state: 'fine', correction: 1 });
  });
});

describe('a judged visit', () => {
  const baseline = { computeNs: 1000, memoryNs: 1e6, memoryBytes: 64 * 2 ** 20 };
  const simulated = simulatedTiming({ callNs: 1e6, visitNoise: 0, batchNoise: 0.01 }, 10, 1);
  const timing = (computeNs: readonly number[]) => ({
    ...simulated,
    conditions: { computeNs, sentinelNs: 3 },
  });
  const visit = { candidate: 'a', phase: 'screening', round: 0, process: 0 } as const;
  const calm = { baseline, memoryInflation: 1, sentinelNs: 4, keepDisturbed: false };
  const judged = (computeNs: readonly number[], keepDisturbed = false, clock = {}) =>
    judgeVisit(simulatedVisit(visit, timing(computeNs)).outcome, {
      baseline: { ...baseline, ...clock },
      memoryInflation: 1,
      sentinelNs: 4,
      keepDisturbed,
    });

  it('keeps its batches as they were, and its latencies are those of the clock of the baseline', () => {
    const corrected = judged([1030, 1050]);
    if (corrected.state !== 'timed') throw new Error(corrected.reason);
    expect(corrected.timing.batchesNs).toEqual(simulated.batchesNs);
    expect(callLatenciesNs(corrected.timing)[0]).toBeCloseTo(callLatenciesNs(simulated)[0]! / 1.04, 6);
    expect(corrected.timing.conditions?.sentinelNs).toBe(7);
  });

  it('is told at another clock where its run shares one, and is judged by its own', () => {
    const told = judged([1080, 1080], false, { clockNs: 900 });
    if (told.state !== 'timed') throw new Error(told.reason);
    expect(told.timing.conditions?.inflation?.compute).toBeCloseTo(1.08, 12);
    expect(callLatenciesNs(told.timing)[0]).toBeCloseTo(callLatenciesNs(simulated)[0]! / 1.2, 6);

    // What works in memory is no number of cycles.
    const inMemory = judged([1000, 1000], false, { clockNs: 900, memoryBytes: 4 });
    if (inMemory.state !== 'timed') throw new Error(inMemory.reason);
    expect(callLatenciesNs(inMemory.timing)).toEqual(callLatenciesNs(simulated));
  });

  it('of calls that another processor ran is told as it was, whatever the clock of this one', () => {
    const { outcome } = simulatedVisit(visit, { ...simulated, conditions: {} });
    const elsewhere = judgeVisit(outcome, {
      baseline: { ...baseline, clockNs: 900, memoryBytes: 4 },
      memoryInflation: 1.02,
      sentinelNs: 4,
      keepDisturbed: false,
    });
    expect(elsewhere).toMatchObject({ state: 'timed', timing: { conditions: { correction: 1 } } });
  });

  it('is discarded with its reason and its times when it was disturbed', () => {
    expect(judged([1300, 1300])).toMatchObject({
      state: 'discarded',
      reason: expect.stringContaining('×1.30'),
      timing: {
        batchesNs: simulated.batchesNs,
        conditions: { inflation: { compute: 1.3, memory: 1 } },
      },
    });
  });

  it('is kept and flagged when it must be', () => {
    expect(judged([1300, 1300], true)).toMatchObject({ state: 'timed', timing: { flags: ['disturbed'] } });
  });

  it('is discarded when the clock jumped ahead or the machine stood still, or kept and flagged', () => {
    const stalled = { ...simulated, batchesNs: [...simulated.batchesNs, 3.6e12], conditions: {} };
    const judge = (keepDisturbed: boolean) =>
      judgeVisit(simulatedVisit(visit, stalled).outcome, { ...calm, keepDisturbed });
    expect(judge(false)).toMatchObject({
      state: 'discarded',
      reason: 'the clock jumped or the machine stood still',
      timing: { batchesNs: stalled.batchesNs },
    });
    expect(judge(true)).toMatchObject({ state: 'timed', timing: { flags: ['disturbed'] } });
  });

  it('that a clock cut short stays discarded, and has failed once it would have to be kept', () => {
    const { outcome } = simulatedVisit(visit, { ...simulated, batchesNs: [] });
    if (outcome.state !== 'timed') throw new Error('the simulation times every visit');
    const cut = { ...outcome, state: 'discarded', reason: 'the clock jumped' } as const;
    expect(judgeVisit(cut, calm)).toBe(cut);
    const failed = { state: 'failed', reason: 'the clock jumped' };
    expect(judgeVisit(cut, { ...calm, keepDisturbed: true })).toEqual(failed);
  });

  it('that has no times stays as it is', () => {
    const failed = { state: 'failed', reason: 'wrong answer' } as const;
    const options = { baseline, memoryInflation: 9, sentinelNs: 1, keepDisturbed: false };
    expect(judgeVisit(failed, options)).toBe(failed);
  });
});
