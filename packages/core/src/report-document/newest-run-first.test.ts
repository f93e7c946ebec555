import { expect, it } from 'vitest';
import { buildReportDocument } from './build-report-document.js';
import { grouped, run, standard, stored, timed } from './fixtures/stored.js';
import { newestRunFirst } from './newest-run-first.js';

const at = (minute: number) => `2026-01-01T00:0${minute}:00.000Z`;

it('takes the run that began later for the newer, then the one that ended later or has not ended, then the id', () => {
  const newestFirst = [
    run({ run: 'a', startedAt: at(1), finishedAt: at(2) }),
    run({ run: 'b', startedAt: at(0), finishedAt: null }),
    run({ run: 'c', startedAt: at(0), finishedAt: at(4) }),
    run({ run: 'e', startedAt: at(0), finishedAt: at(3) }),
    run({ run: 'd', startedAt: at(0), finishedAt: at(3) }),
  ];
  expect([...newestFirst].reverse().sort(newestRunFirst)).toEqual(newestFirst);
});

it('decides what rows, earlier results and runs of a report tell of two runs that began together', () => {
  // Two files of one page, which went on in between: the newer one's id is the smaller.
  const [first, wentOn] = [
    run({ run: 'run-b', finishedAt: at(2) }),
    run({ run: 'run-a', finishedAt: at(5) }),
  ];
  const measurements = [
    timed(standard, 2_000_000, { run: 'run-b', state: 'screened' }),
    timed(standard, 2_100_000, { run: 'run-a' }),
    timed(grouped, 1_000_000, { run: 'run-a' }),
  ];
  const sweep = (runs: readonly (typeof first)[]) =>
    stored(
      [standard, grouped],
      measurements.filter(({ run: name }) => runs.some((one) => one.run === name)),
      { runs },
    );
  const both = sweep([first, wentOn]);
  const apart = [sweep([first]), sweep([wentOn])];
  for (const databases of [[both], apart, apart.toReversed(), [both, ...apart]]) {
    const { rows, earlier, runs } = buildReportDocument(databases, { writtenBy: '1.2.3' });
    expect(rows.map((row) => row.run)).toEqual(['run-a', 'run-a']);
    expect(rows[0]!.front).not.toBeNull();
    expect(earlier?.map((one) => one.run)).toEqual(['run-b']);
    expect(runs.map((one) => one.run)).toEqual(['run-b', 'run-a']);
  }
});

it('asks for what the database of the newest run asks for, whichever copies of the runs there are', () => {
  // In the order of the copies themselves each of these would be newer than the next, in a ring.
  const complete = stored([standard], [timed(standard, 1, { run: 'run-a' })], {
    runs: [run({ run: 'run-a', state: 'complete', finishedAt: at(2) })],
  });
  const interrupted = stored([standard, grouped], [], {
    runs: [run({ run: 'run-a', state: 'interrupted', finishedAt: at(5) })],
  });
  const other = stored([grouped], [], { runs: [run({ run: 'run-b', finishedAt: at(3) })] });
  const orders = [
    [complete, interrupted, other],
    [interrupted, other, complete],
    [other, complete, interrupted],
    [other, interrupted, complete],
  ];
  const [document, ...others] = orders.map((databases) =>
    JSON.stringify(buildReportDocument(databases, { writtenBy: '1.2.3' })),
  );
  for (const one of others) expect(one).toBe(document);
});
