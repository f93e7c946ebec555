import type { VisitRecord } from '@convscape/core';
import { deviceRecord } from '@convscape/pool';
import { describe, expect, it } from 'vitest';
import { CANDIDATE, NODE, SWEEP, sweptStore } from '../serve/fixtures/swept-store.js';
import { runRecord } from './fixtures/run-record.js';
import type { PlannedRun } from './planned-run.js';
import { storePlannedRun } from './store-run.js';
import { VisitLog } from './visit-log.js';

const device = deviceRecord(NODE);
const run = runRecord({ run: 'newer', sweep: SWEEP, device: device.device });

const visitOf = (visit: string, candidate: string): VisitRecord => ({
  visit,
  run: run.run,
  candidate,
  phase: 'screening',
  round: 0,
  process: 0,
  startedAt: run.startedAt,
  outcome: {
    state: 'timed',
    timing: { callsPerBatch: 1, batchesNs: [1], warmupCalls: 1, warmupNs: 1, timerStepNs: 1, flags: [] },
    ranWith: { algorithm: 'direct', kernels: ['k'], kernelHash: 'h', engineVersion: '1', runnableBytes: 1 },
  },
});
const planned = (reused: readonly VisitRecord[]): PlannedRun => ({
  run,
  log: new VisitLog(reused),
  start: { state: 'new', reusedFrom: 'of node', reused },
});

describe('storePlannedRun', () => {
  it('stores a run with what it takes over, and says from where', async () => {
    const store = await sweptStore();
    const reused = [visitOf('v1', CANDIDATE.key)];
    await storePlannedRun(store, device, planned(reused));
    expect(await store.readVisits(run.run)).toEqual(reused);
    expect(await store.readEvents(run.run)).toMatchObject([
      { kind: 'reuse', message: '1 visits taken over from run of node: same device and protocol' },
    ]);
  });

  it('stores no run without what it takes over: it would be gone on with as if there were nothing', async () => {
    const store = await sweptStore();
    const reused = [visitOf('v1', CANDIDATE.key), visitOf('v2', 'a candidate that is not stored')];
    await expect(storePlannedRun(store, device, planned(reused))).rejects.toMatchObject({
      code: 'CONSTRAINT',
    });
    expect((await store.runs()).map((stored) => stored.run)).toEqual(['of node']);
    expect(await store.readVisits(run.run)).toEqual([]);
  });
});
