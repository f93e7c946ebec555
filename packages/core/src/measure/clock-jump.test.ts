import { describe, expect, it } from 'vitest';
import { ClockJumpError, neverBack, stoodStill } from './clock-jump.js';

const timing = (batchesMs: readonly number[]) => ({
  callsPerBatch: 10,
  batchesNs: batchesMs.map((ms) => ms * 1e6),
  warmupCalls: 25,
  warmupNs: 50e6,
  timerStepNs: 30,
  flags: [],
});

describe('a clock that never goes back', () => {
  it('tells the time as it is, and throws where it went back', () => {
    const times = [5, 7, 7, 6].values();
    const clock = neverBack({ nowNs: () => times.next().value! });
    expect([clock.nowNs(), clock.nowNs(), clock.nowNs()]).toEqual([5, 7, 7]);
    expect(() => clock.nowNs()).toThrow(ClockJumpError);
  });
});

describe('a batch during which the machine stood still', () => {
  it('took longer than a second, and than a hundred times what others take', () => {
    expect(stoodStill(timing([20, 20, 20]))).toBe(false);
    expect(stoodStill(timing([20, 20, 990]))).toBe(false);
    expect(stoodStill(timing([20, 1990, 20]))).toBe(false);
    expect(stoodStill(timing([20, 2010, 20]))).toBe(true);
    expect(stoodStill(timing([2, 1010]))).toBe(true);
    expect(stoodStill(timing([1800, 2200, 2000]))).toBe(false);
  });

  it('is told by the warm-up where it is the only one', () => {
    expect(stoodStill(timing([1990]))).toBe(false);
    expect(stoodStill(timing([2010]))).toBe(true);
    expect(stoodStill(timing([]))).toBe(false);
  });
});
