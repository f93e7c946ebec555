import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedTiming, simulatedVisit } from './fixtures/simulated-visit.js';
import { DEFAULT_PROTOCOL as protocol } from './protocol.js';
import { type MeasuredVisit, resultOf } from './result-of.js';

const truth = { callNs: 40_000, visitNoise: 0.001, batchNoise: 0.01 };
const screening = (callNs = 42_000) =>
  simulatedVisit(
    { candidate: 'a', phase: 'screening', round: 0, process: 0 },
    simulatedTiming({ ...truth, callNs }, 15, 7),
  );
const confirmations = (count: number, changes: Partial<typeof truth> = {}, batches = 10): MeasuredVisit[] =>
  Array.from({ length: count }, (_, i) =>
    simulatedVisit(
      { candidate: 'a', phase: 'confirmation', round: i + 1, process: i % 2 },
      simulatedTiming({ ...truth, ...changes }, batches, i + 1),
    ),
  );

describe('resultOf', () => {
  it('is screened until there are two confirming visits', () => {
    expect(resultOf([screening()], protocol).state).toBe('screened');
    const once = resultOf([screening(), ...confirmations(1)], protocol);
    expect(once).toMatchObject({ state: 'screened', estimate: { visits: 1, batches: 15 } });
  });

  it('is noisy with fewer confirming visits than are asked for, and tells what they say', () => {
    for (const count of [2, 4, 7]) {
      const result = resultOf([screening(), ...confirmations(count)], protocol);
      expect(result).toMatchObject({ state: 'noisy', estimate: { visits: count, batches: 10 * count } });
      if (!('estimate' in result)) throw new Error('no estimate');
      const { latencyNs, lowNs, highNs } = result.estimate;
      expect(Math.abs(latencyNs / 40_000 - 1)).toBeLessThan(0.005);
      expect(lowNs).toBeLessThan(40_000);
      expect(highNs).toBeGreaterThan(40_000);
    }
  });

  it('is measured when the interval is as narrow as asked, and tells the confirmed latency', () => {
    const result = resultOf([screening(), ...confirmations(8)], protocol);
    expect(result).toMatchObject({
      state: 'measured',
      estimate: { visits: 8, batches: 80, confidence: 0.99 },
    });
    if (!('estimate' in result)) throw new Error('no estimate');
    expect(Math.abs(result.estimate.latencyNs / 40_000 - 1)).toBeLessThan(0.005);
  });

  it('is noisy when it met its cap with a wide interval', () => {
    expect(resultOf([screening(), ...confirmations(20, { visitNoise: 0.1 })], protocol).state).toBe('noisy');
  });

  it('is noisy when its calls are so slow that time ran out before its least visits', () => {
    const slow = resultOf([screening(2e9), ...confirmations(3, { callNs: 2e9 }, 1)], protocol);
    expect(slow).toMatchObject({ state: 'noisy', estimate: { visits: 3, confidence: 0.75 } });
    const slower = resultOf([screening(6e9), ...confirmations(1, { callNs: 6e9 }, 1)], protocol);
    expect(slower).toMatchObject({ state: 'noisy', estimate: { visits: 1, batches: 15 } });
  });

  it('is what a visit without times says, and never has a latency then', () => {
    const wrong: MeasuredVisit = {
      ...confirmations(3)[2]!,
      outcome: { state: 'failed', reason: 'wrong answer: error 0.5' },
    };
    expect(resultOf([screening(), ...confirmations(2), wrong], protocol)).toEqual({
      state: 'failed',
      reason: 'wrong answer: error 0.5',
    });
  });

  it('is failed when its hidden duplicate answered wrong, which is of its kernel, and only then', () => {
    const twin = (outcome: MeasuredVisit['outcome']): MeasuredVisit => ({
      ...screening(),
      duplicate: true,
      outcome,
    });
    const verification = { kernelHash: 'k', error: 0.5, errorBound: 1e-5, positions: 64 };
    const wrong = twin({ state: 'failed', reason: 'wrong answer', verification });
    expect(resultOf([screening(), wrong], protocol)).toEqual({ state: 'failed', reason: 'wrong answer' });
    const broken = twin({ state: 'failed', reason: 'failed twice: exits' });
    expect(resultOf([screening(), broken], protocol).state).toBe('screened');
  });

  it('does not depend on the order of the visits', () => {
    const visits = [screening(), ...confirmations(12, { visitNoise: 0.02 })];
    const expected = resultOf(visits, protocol);
    fc.assert(
      fc.property(fc.shuffledSubarray(visits, { minLength: visits.length }), (shuffled) => {
        expect(resultOf(shuffled, protocol)).toEqual(expected);
      }),
    );
  });

  it('needs a visit', () => {
    expect(() => resultOf([], protocol)).toThrow(RangeError);
  });
});
