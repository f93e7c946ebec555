import { describe, expect, it } from 'vitest';
import { callLatenciesNs } from './estimate-latency.js';
import { simulatedTiming, simulatedVisit } from './fixtures/simulated-visit.js';
import { judgeConditions, judgeVisit } from './judge-visit.js';

const stateOf = (compute: number, memory: number, runQueueShare = 0) =>
  judgeConditions({ inflation: { compute, memory }, runQueueShare }).state;

describe('judging the conditions of a visit', () => {
  it('takes up to 3 % for the scatter of the sentinels', () => {
    expect(stateOf(1.03, 0.98)).toBe('fine');
    expect(stateOf(1, 1.031)).toBe('disturbed');
  });

  it('corrects a machine that is slower as a whole, up to 5 %', () => {
    expect(judgeConditions({ inflation: { compute: 1.049, memory: 1.031 } })).toEqual({
      state: 'correctable',
      factor: expect.closeTo(1.04, 12),
    });
    expect(stateOf(1.05, 1)).toBe('disturbed');
    expect(stateOf(1.051, 1.05)).toBe('disturbed');
  });

  it('believes a thread that waited for a core over sentinels that saw nothing', () => {
    expect(stateOf(1, 1, 0.01)).toBe('fine');
    expect(judgeConditions({ inflation: { compute: 1, memory: 1 }, runQueueShare: 0.25 })).toEqual({
      state: 'disturbed',
      reason: 'waited for a core 25.0 % of the time',
    });
  });

  it('goes by the sentinels alone where the system does not tell of waiting', () => {
    expect(judgeConditions({ inflation: { compute: 1.2, memory: 1 } })).toEqual({
      state: 'disturbed',
      reason: 'computing was far slower than alone: ×1.20',
    });
    expect(judgeConditions({}).state).toBe('fine');
  });
});

describe('a judged visit', () => {
  const timing = simulatedTiming({ callNs: 1e6, visitNoise: 0, batchNoise: 0.01 }, 10, 1);
  const { outcome } = simulatedVisit({ candidate: 'a', phase: 'screening', round: 0, process: 0 }, timing);
  const judged = (inflation: number, keepDisturbed = false) =>
    judgeVisit(outcome, {
      inflation: { compute: inflation, memory: inflation },
      sentinelNs: 1,
      keepDisturbed,
    });

  it('keeps its batches as they were, and its latencies are corrected', () => {
    const corrected = judged(1.04);
    if (corrected.state !== 'timed') throw new Error(corrected.reason);
    expect(corrected.timing.batchesNs).toEqual(timing.batchesNs);
    expect(callLatenciesNs(corrected.timing)[0]).toBeCloseTo(callLatenciesNs(timing)[0]! / 1.04, 6);
  });

  it('is discarded with its reason and its times when it was disturbed', () => {
    expect(judged(1.3)).toMatchObject({
      state: 'discarded',
      reason: expect.stringContaining('×1.30'),
      timing: { batchesNs: timing.batchesNs, conditions: { inflation: { compute: 1.3, memory: 1.3 } } },
    });
  });

  it('is kept and flagged when it must be', () => {
    expect(judged(1.3, true)).toMatchObject({ state: 'timed', timing: { flags: ['disturbed'] } });
  });

  it('that has no times stays as it is', () => {
    const failed = { state: 'failed', reason: 'wrong answer' } as const;
    const options = { inflation: { compute: 9, memory: 9 }, sentinelNs: 1, keepDisturbed: false };
    expect(judgeVisit(failed, options)).toBe(failed);
  });
});
