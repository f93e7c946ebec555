import { DEFAULT_PROTOCOL, type RunRecord } from '@convscape/core';
import { expect, it } from 'vitest';
import { findRun } from './find-run.js';

const run = (parts: Partial<RunRecord>): RunRecord => ({
  run: 'aaaa',
  sweep: 'blocks',
  device: 'device-a',
  seed: 1,
  protocol: DEFAULT_PROTOCOL,
  workers: 1,
  calibrations: {},
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:05:00.000Z',
  state: 'complete',
  ...parts,
});

it('takes for the newest of runs that began together the one that ended later', () => {
  const wentOn = run({ run: 'bbbb', finishedAt: '2026-01-01T00:09:00.000Z' });
  for (const runs of [
    [run({}), wentOn, run({ run: 'cccc' })],
    [run({ run: 'cccc' }), run({}), wentOn],
  ])
    expect(findRun(runs, null, 'here.sqlite')).toBe(wentOn);
});
