import {
  DEFAULT_OBJECTIVES,
  DEFAULT_PROTOCOL,
  type DeviceFingerprint,
  makeCandidate,
  type RunRecord,
  type VisitOutcome,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { planRun, type RunRequest } from './planned-run.js';

const candidate = makeCandidate({
  slot: { input: { height: 8, width: 8, channels: 16 }, outputChannels: 16, stride: 1 },
  block: { kind: 'standard' },
  engine: 'wasm',
  options: {},
});
const rate = { median: 2e9, low: 1.9e9, high: 2.1e9 };
const lender: RunRecord = {
  run: 'lender',
  sweep: 'paper',
  device: 'paper-device',
  seed: 1,
  protocol: DEFAULT_PROTOCOL,
  workers: 1,
  calibrations: {},
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:05:00.000Z',
  state: 'complete',
  sentinels: { computeNs: 3e5, memoryNs: 4e6, memoryBytes: 2 ** 26 },
  peaks: { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: 2 ** 26 },
  workersChoice: { workers: 2, trials: [] },
};
const request: RunRequest = {
  sweep: { name: 'paper', configText: '{}', objectives: DEFAULT_OBJECTIVES, constraints: [] },
  candidates: [candidate],
  device: { device: 'paper-device', fingerprint: {} as DeviceFingerprint },
  seed: 2,
  protocol: DEFAULT_PROTOCOL,
  workers: 4,
  workersAuto: true,
  fresh: false,
  recalibrate: false,
  retake: false,
};
const timed: VisitOutcome = {
  state: 'timed',
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
};

/** The run that is planned after one whose only visit came to this. */
async function planned(outcome: VisitOutcome, parts: Partial<RunRequest> = {}): Promise<RunRecord> {
  const visit = { visit: 'visit', run: 'lender', candidate: candidate.key, process: 0, outcome };
  const store = {
    runs: async () => [lender],
    readVisits: async () => [
      { ...visit, phase: 'screening' as const, round: 0, startedAt: '2026-01-01T00:00:01.000Z' },
    ],
    // None of its runs is gone on with.
    forEachVisit: () => Promise.reject(new Error('not to be read')),
  };
  return (await planRun(store, { ...request, ...parts })).run;
}

describe('a run that takes visits over', () => {
  it('takes over what they are judged by, what the device can do at most, and how they were screened', async () => {
    const { sentinels, peaks, workersChoice, workers } = lender;
    expect(await planned(timed)).toMatchObject({ sentinels, peaks, workersChoice, workers });
  });

  it('has no choice of workers where a number of them is asked for', async () => {
    const run = await planned(timed, { workersAuto: false });
    expect(run).toMatchObject({ peaks: lender.peaks, workers: 4 });
    expect(run).not.toHaveProperty('workersChoice');
  });

  it('takes over none of it where no visit is', async () => {
    const run = await planned({ state: 'failed', reason: 'out of luck' });
    expect(run.workers).toBe(4);
    for (const lent of ['sentinels', 'peaks', 'workersChoice']) expect(run).not.toHaveProperty(lent);
  });
});
