import type { VisitOutcome } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { Crew } from './crew.js';

const ranWith = {
  algorithm: 'direct',
  kernels: ['k'],
  kernelHash: 'h',
  engineVersion: '1',
  runnableBytes: 1,
};
const timing = { callsPerBatch: 1, batchesNs: [1], warmupCalls: 1, warmupNs: 1, timerStepNs: 1, flags: [] };
const fine: VisitOutcome = { state: 'timed', timing, ranWith };
const discarded: VisitOutcome = { state: 'discarded', reason: 'waited for a core', timing, ranWith };
const flagged: VisitOutcome = { state: 'timed', timing: { ...timing, flags: ['disturbed'] }, ranWith };

/** Nobody waits in a test: the signal is aborted before the first wait. */
function crewOf(workers: number) {
  const told: { workers: number; waitMs: number }[] = [];
  const crew = new Crew({ workers, stop: AbortSignal.abort(), onDisturbed: (what) => told.push(what) });
  return { crew, told };
}

describe('a crew', () => {
  it('is halved by three disturbed visits in a row, not by two', async () => {
    const { crew } = crewOf(5);
    for (const outcome of [discarded, flagged, fine, discarded, flagged]) await crew.tell(outcome);
    expect(crew.workers).toBe(5);
    await crew.tell(discarded);
    expect(crew.workers).toBe(2);
  });

  it('keeps one worker, and stops waiting for a machine that stays disturbed', async () => {
    const { crew, told } = crewOf(2);
    for (let visit = 0; visit < 60; visit++) await crew.tell(discarded);
    expect(crew.workers).toBe(1);
    expect(told.reduce((sum, { waitMs }) => sum + waitMs, 0)).toBe(7000);
    expect(told).toHaveLength(3);
  });
});
