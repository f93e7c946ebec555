import {
  DEFAULT_OBJECTIVES,
  DEFAULT_PROTOCOL,
  makeCandidate,
  reachCounter,
  type VisitRecord,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { countCandidate } from '../plan/count-candidate.js';
import { freeToDecide } from './free-to-decide.js';
import type { PlannedRun } from './planned-run.js';
import { VisitLog } from './visit-log.js';

const candidate = makeCandidate({
  slot: { input: { height: 8, width: 8, channels: 16 }, outputChannels: 16, stride: 1 },
  block: { kind: 'standard' },
  engine: 'wasm',
  options: {},
});
const request = {
  counted: [countCandidate(candidate, reachCounter())],
  objectives: DEFAULT_OBJECTIVES,
  budgetMs: null,
  workers: 4,
};
const failed: VisitRecord = {
  visit: 'visit',
  run: 'new',
  candidate: candidate.key,
  phase: 'screening',
  round: 0,
  process: 0,
  startedAt: '2026-01-01T00:00:01.000Z',
  outcome: { state: 'failed', reason: 'out of luck' },
};

/** A run with what an earlier one decided. */
const planned = (visits: readonly VisitRecord[], start: PlannedRun['start']): PlannedRun => ({
  run: {
    run: 'new',
    sweep: 'paper',
    device: 'paper-device',
    seed: 2,
    protocol: DEFAULT_PROTOCOL,
    workers: 1,
    calibrations: {},
    startedAt: '2026-01-02T00:00:00.000Z',
    finishedAt: null,
    state: 'running',
    workersChoice: { workers: 1, trials: [] },
  },
  log: new VisitLog(visits),
  start,
});
const taken = { state: 'new', reusedFrom: 'old', reused: [] } as const;

describe('what an earlier run decided about its workers', () => {
  it('is forgotten where a new run has something to screen', () => {
    const { run } = freeToDecide(request, planned([], taken));
    expect(run).not.toHaveProperty('workersChoice');
    expect(run.workers).toBe(4);
  });

  it('stays where nothing is left to screen, and in a run that is gone on with', () => {
    const done = planned([failed], taken);
    expect(freeToDecide(request, done)).toBe(done);
    const own = planned([], { state: 'continued' });
    expect(freeToDecide(request, own)).toBe(own);
  });
});
