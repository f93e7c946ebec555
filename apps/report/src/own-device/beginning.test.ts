import {
  buildReportDocument,
  DEFAULT_OBJECTIVES,
  formatSlot,
  type MeasuredVisit,
  makeCandidate,
  type PlanCandidate,
} from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { beginningOf } from './beginning.js';
import type { KeptRun } from './kept-runs.js';
import { ownRows, ownSweep } from './own-sweep.js';

const slotOf = (height: number) => ({
  input: { height, width: height, channels: 8 },
  outputChannels: 8,
  stride: 1,
});
const sweep = 'small';
const { devices, runs } = sampleDocument([]);
const candidates = [8, 10].flatMap((height) =>
  [1, 3].map((kernel) =>
    makeCandidate({
      slot: slotOf(height),
      block: { kind: 'standard', kernel: [kernel, kernel] },
      engine: 'wasm',
    }),
  ),
);
const report = buildReportDocument(
  [
    {
      sweep: { name: sweep, configText: '{}', objectives: DEFAULT_OBJECTIVES, constraints: [] },
      runs: runs.map((run) => ({ ...run, sweep })),
      measurements: [],
      ...{ devices, candidates },
    },
  ],
  { writtenBy: '0.1.0' },
);

function workOf(height: number) {
  const asked = { sweep, device: devices[0]!.device, slot: formatSlot(slotOf(height)), pins: '' };
  return ownSweep(report, asked, ownRows(report, asked, 'slot'));
}

const [here, there] = [workOf(8), workOf(10)];
const keyOf = ({ candidate }: PlanCandidate) => candidate.key;

const visit = (candidate: string): MeasuredVisit => ({
  ...{ candidate, phase: 'screening', round: 0, process: 0, startedAt: '2026-11-25T10:00:00.000Z' },
  outcome: { state: 'unsupported', reason: 'made up' },
});

function keptOf(...keys: readonly string[]): KeptRun {
  const rate = { median: 1, low: 1, high: 1 };
  const conditions = {
    calibrations: {},
    sentinels: { computeNs: 3e5, memoryNs: 4e6, memoryBytes: 2 ** 26 },
    peaks: { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: 2 ** 26 },
    startedAt: '2026-11-25T10:00:00.000Z',
  };
  return { conditions, visits: keys.map(visit) };
}

describe('what measuring begins with', () => {
  const [first, second] = here.candidates.map(keyOf) as [string, string];
  const [other] = there.candidates.map(keyOf) as [string];

  it('is all that the run has, of this work and of what was measured beside it', () => {
    const known = keptOf(other, first, second);
    expect(beginningOf(report, here, known, false)).toEqual({
      before: known,
      beside: [there.candidates[0]],
    });
  });

  it('is the run of another slot, where this one was not measured yet', () => {
    const { before, beside } = beginningOf(report, here, keptOf(other), false);
    expect(before).toEqual(keptOf(other));
    expect(beside.map(keyOf)).toEqual([other]);
  });

  it('is without what is measured anew, and only without that', () => {
    const { before, beside } = beginningOf(report, here, keptOf(first, other, second), true);
    expect(before).toEqual(keptOf(other));
    expect(beside.map(keyOf)).toEqual([other]);
    expect(beginningOf(report, here, keptOf(first, second), true)).toEqual({ before: null, beside: [] });
  });

  it('is nothing of what the report does not have', () => {
    const known = keptOf('ffffffffffffffffffff');
    expect(beginningOf(report, here, known, false)).toEqual({ before: null, beside: [] });
    expect(beginningOf(report, here, null, false)).toEqual({ before: null, beside: [] });
  });
});
