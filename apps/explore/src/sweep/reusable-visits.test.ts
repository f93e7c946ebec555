import type { VisitRecord } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { reusableVisits } from './reusable-visits.js';

const visitOf = (candidate: string, state: 'timed' | 'failed'): VisitRecord => ({
  visit: `${candidate}-${state}`,
  run: 'old',
  candidate,
  phase: 'screening',
  round: 0,
  process: 0,
  startedAt: '2026-01-01T00:00:00.000Z',
  outcome:
    state === 'failed'
      ? { state, reason: 'out of luck' }
      : {
          state,
          timing: {
            callsPerBatch: 1,
            batchesNs: [1],
            warmupCalls: 1,
            warmupNs: 1,
            timerStepNs: 1,
            flags: [],
          },
          ranWith: {
            algorithm: 'direct',
            kernels: ['k'],
            kernelHash: 'h',
            engineVersion: '1',
            runnableBytes: 1,
          },
        },
});

describe('reusableVisits', () => {
  it('copies visits as the new run’s own, under new names and with their times', () => {
    const visit = visitOf('a', 'timed');
    expect(reusableVisits([visit], 'new', new Set(['a']), () => 'copy')).toEqual([
      { ...visit, visit: 'copy', run: 'new' },
    ]);
  });

  it('leaves out candidates that are not asked for, and all visits of those that failed', () => {
    const visits = [visitOf('gone', 'timed'), visitOf('broken', 'timed'), visitOf('broken', 'failed')];
    expect(reusableVisits(visits, 'new', new Set(['broken']), () => 'copy')).toEqual([]);
  });
});
