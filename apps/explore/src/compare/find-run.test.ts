import { expect, it } from 'vitest';
import { runRecord } from '../sweep/fixtures/run-record.js';
import { findRun } from './find-run.js';

const run = (parts: Parameters<typeof runRecord>[0]) =>
  runRecord({ run: 'aaaa', finishedAt: '2026-01-01T00:05:00.000Z', state: 'complete', ...parts });

it('takes for the newest of runs that began together the one that ended later', () => {
  const wentOn = run({ run: 'bbbb', finishedAt: '2026-01-01T00:09:00.000Z' });
  for (const runs of [
    [run({}), wentOn, run({ run: 'cccc' })],
    [run({ run: 'cccc' }), run({}), wentOn],
  ])
    expect(findRun(runs, null, 'here.sqlite')).toBe(wentOn);
});
