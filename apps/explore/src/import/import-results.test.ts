import {
  DEFAULT_PROTOCOL,
  type DeviceResults,
  expectedSample,
  type MeasuredVisit,
  makeCandidate,
  measurementOf,
  type RunRecord,
} from '@convscape/core';
import { openStore, type Store } from '@convscape/store';
import { expect, it } from 'vitest';
import { CANDIDATE, PHONE, SWEEP, sweptStore } from '../serve/fixtures/swept-store.js';
import { importResults } from './import-results.js';

const RATE = { median: 2e9, low: 2e9, high: 2e9 };

const OTHER = makeCandidate({ ...CANDIDATE, block: { kind: 'standard', kernel: [5, 5] } });

/** A candidate's visit in this round, 2 µs a call. */
const visitOf = (round: number, candidate = CANDIDATE): MeasuredVisit => ({
  candidate: candidate.key,
  phase: round === 0 ? 'screening' : 'confirmation',
  round,
  process: 0,
  startedAt: `2026-01-31T12:0${round}:00.000Z`,
  outcome: {
    state: 'timed',
    timing: {
      callsPerBatch: 5000,
      batchesNs: [10e6, 10.1e6, 10.2e6],
      warmupCalls: 1,
      warmupNs: 5e7,
      timerStepNs: 1e3,
      flags: [],
    },
    ranWith: { algorithm: 'direct', kernels: [], kernelHash: 'h', engineVersion: '1', runnableBytes: 1e4 },
    outputSample: expectedSample(candidate).values,
  },
});

/** What a page saved that screened the candidate, and confirmed it once. */
const RESULTS: DeviceResults = {
  kind: 'convscape-device-results',
  version: 1,
  writtenBy: '0.1.0',
  sweep: SWEEP,
  fingerprint: PHONE,
  run: {
    seed: 7,
    protocol: DEFAULT_PROTOCOL,
    workers: 1,
    calibrations: {},
    startedAt: '2026-01-31T12:00:00.000Z',
    finishedAt: '2026-01-31T12:05:00.000Z',
    isComplete: false,
    sentinels: { computeNs: 3e5, memoryNs: 4e6, memoryBytes: 2 ** 20 },
    peaks: { macsPerSecond: RATE, bytesPerSecond: RATE, bufferBytes: 2 ** 20 },
  },
  visits: [visitOf(0), visitOf(1)],
};

/** The file of a database with the sweep, and no other who has it open. */
async function database(): Promise<string> {
  const store = await sweptStore();
  await store.close();
  return store.file;
}

async function inStore<Result>(file: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(file, { mode: 'write' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** What is stored of a run, but its visits. */
const storedOf = (file: string, run: string) =>
  inStore(file, async (store) => {
    const { runs, measurements } = (await store.readSweep(SWEEP))!;
    return {
      run: runs.find((one) => one.run === run)!,
      measurements: measurements.filter((one) => one.run === run),
    };
  });

/** As `explore serve` does: takes two more turns in the run, and is ended. */
const goOn = (file: string, { run }: RunRecord, end: Pick<RunRecord, 'state' | 'finishedAt'>) =>
  inStore(file, async (store) => {
    const more = [2, 3].map((round) => ({ ...visitOf(round), visit: `more ${round}`, run }));
    await store.putVisits(more);
    const all = await store.readVisits(run);
    await store.putMeasurements(measurementOf(run, CANDIDATE.key, all, DEFAULT_PROTOCOL));
    const stored = (await store.runs(SWEEP)).find((one) => one.run === run)!;
    await store.putRun({ ...stored, ...end });
  });

it.each([
  ['ended', { state: 'complete', finishedAt: '2026-02-01T12:00:00.000Z' }],
  ['is measuring', { state: 'running', finishedAt: null }],
] as const)('imports a file again, and leaves what serve %s in its run since', async (_, end) => {
  const file = await database();
  const { run } = await importResults(file, RESULTS);
  const imported = await storedOf(file, run);
  expect(imported.run).toMatchObject({ state: 'interrupted', finishedAt: RESULTS.run.finishedAt });
  expect(imported.measurements).toMatchObject([{ result: { state: 'screened' } }]);
  await goOn(file, imported.run, end);
  const before = await storedOf(file, run);
  expect(before.measurements).toMatchObject([{ result: { estimate: { visits: 3 } } }]);
  expect(await importResults(file, RESULTS)).toMatchObject({ visits: 2, known: 2 });
  expect(await storedOf(file, run)).toEqual(before);
});

it('adds what was refused before to a run that serve went on with, and leaves the rest of it', async () => {
  const file = await database();
  const visits = [...RESULTS.visits, { ...visitOf(0, OTHER), startedAt: '2026-01-31T12:04:00.000Z' }];
  const results = { ...RESULTS, visits };
  const { run, refused } = await importResults(file, results);
  expect(refused).toMatchObject([{ candidate: OTHER.key }]);
  const imported = await storedOf(file, run);
  await goOn(file, imported.run, { state: 'complete', finishedAt: '2026-02-01T12:00:00.000Z' });
  const before = await storedOf(file, run);
  await inStore(file, (store) => store.putCandidates(SWEEP, [CANDIDATE, OTHER]));
  expect(await importResults(file, results)).toMatchObject({ visits: 3, known: 2, refused: [] });
  const after = await storedOf(file, run);
  expect(after.run).toEqual(before.run);
  expect(after.measurements).toEqual(
    expect.arrayContaining([
      ...before.measurements,
      expect.objectContaining({
        candidate: OTHER.key,
        result: expect.objectContaining({ state: 'screened' }),
      }),
    ]),
  );
});
