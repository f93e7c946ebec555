import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Candidate,
  DEFAULT_OBJECTIVES,
  type DeviceResults,
  type MeasuredVisit,
  makeCandidate,
  type VisitOutcome,
} from '@convscape/core';
import { openStore } from '@convscape/store';
import { describe, expect, it } from 'vitest';
import {
  sampleResults,
  smallCandidate,
} from '../packages/core/src/device-results/fixtures/sample-results.js';
import { explore } from './explore.js';
import { query } from './query.js';
import { sandbox } from './sandbox.js';

const CANDIDATES = [smallCandidate(1), smallCandidate(3), smallCandidate(5)];
const RESULTS = sampleResults(CANDIDATES);
type Timed = Extract<VisitOutcome, { state: 'timed' }>;

/** A folder with a database that has the sweep and no run of it. */
async function withSweep(): Promise<string> {
  const folder = sandbox();
  const store = await openStore(join(folder, 'convscape.sqlite'), { mode: 'write' });
  await store.putSweep({
    name: RESULTS.sweep,
    configText: '{}',
    objectives: DEFAULT_OBJECTIVES,
    constraints: [],
  });
  await store.close();
  await ask(folder, CANDIDATES);
  return folder;
}

/** Makes these the candidates of the sweep. */
async function ask(folder: string, candidates: readonly Candidate[]): Promise<void> {
  const store = await openStore(join(folder, 'convscape.sqlite'), { mode: 'write' });
  await store.putCandidates(RESULTS.sweep, candidates);
  await store.close();
}

function write(folder: string, results: unknown, name = 'results.json'): string {
  writeFileSync(join(folder, name), JSON.stringify(results));
  return name;
}

/** The results with the outcome of one candidate's visit changed. */
function forged(candidate: Candidate, change: (outcome: Timed) => unknown): unknown {
  const visits = RESULTS.visits.map((visit: MeasuredVisit) =>
    visit.candidate === candidate.key ? { ...visit, outcome: change(visit.outcome as Timed) } : visit,
  );
  return { ...RESULTS, visits };
}

const count = async (folder: string, table: string) =>
  (await query(join(folder, 'convscape.sqlite'), `SELECT count(*) AS n FROM ${table}`))[0]?.n;

describe('explore import', () => {
  it('makes what a page saved a run of that device, once', async () => {
    const folder = await withSweep();
    const file = write(folder, RESULTS);
    const first = await explore(['import', file, '--json'], { cwd: folder });
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    const end = JSON.parse(first.stdout);
    expect(end).toMatchObject({ sweep: RESULTS.sweep, visits: 3, known: 0, refused: [] });
    const again = await explore(['import', file], { cwd: folder });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('was there already') });
    expect([await count(folder, 'run'), await count(folder, 'visit')]).toEqual([1, 3]);
    const rows = JSON.parse((await explore(['export', '--format', 'json'], { cwd: folder })).stdout);
    expect(rows.map((row: { state: string; device: string }) => [row.state, row.device])).toEqual(
      CANDIDATES.map(() => ['screened', end.device]),
    );
    expect(rows[0].latency_ns).toBeCloseTo(2020, -1);
  });

  it('brings each visit home once, whichever candidates the sweep had when the file was imported', async () => {
    const folder = await withSweep();
    const others = CANDIDATES.slice(1);
    const again = RESULTS.visits.map(
      (visit): MeasuredVisit => ({
        ...visit,
        phase: 'confirmation',
        round: 1,
        startedAt: '2026-01-31T12:02:00.000Z',
      }),
    );
    const file = write(folder, { ...RESULTS, visits: [...RESULTS.visits, ...again] });
    const imported = async (candidates: readonly Candidate[]) => {
      await ask(folder, candidates);
      const { code, stdout, stderr } = await explore(['import', file, '--json'], { cwd: folder });
      expect(code, stderr).toBe(0);
      return { ...JSON.parse(stdout), stderr };
    };
    expect(await imported(others)).toMatchObject({ visits: 4, known: 0, refused: [{ visits: 2 }] });
    expect(await imported(CANDIDATES)).toMatchObject({ visits: 6, known: 4, refused: [] });
    expect(await imported(others)).toMatchObject({
      visits: 4,
      known: 4,
      stderr: expect.stringContaining('was there already'),
    });
    const visits = await query(join(folder, 'convscape.sqlite'), 'SELECT candidate, round FROM visit');
    const turns = visits.map(({ candidate, round }) => `${candidate} ${round}`);
    const expected = CANDIDATES.flatMap(({ key }) => [`${key} 0`, `${key} 1`]);
    expect(turns.sort()).toEqual(expected.sort());
    expect(await count(folder, 'measurement')).toBe(3);
  });

  it('leaves a run that somebody went on with as it is, where its file is imported again', async () => {
    const folder = await withSweep();
    const file = write(folder, RESULTS);
    const database = join(folder, 'convscape.sqlite');
    const { run } = JSON.parse((await explore(['import', file, '--json'], { cwd: folder })).stdout);
    const store = await openStore(database, { mode: 'write' });
    const [stored] = await store.runs(RESULTS.sweep);
    await store.putRun({ ...stored!, state: 'interrupted', finishedAt: '2026-02-01T12:00:00.000Z' });
    const more = RESULTS.visits.flatMap((visit) =>
      [1, 2].map((round) => ({
        ...visit,
        visit: `${visit.candidate} ${round}`,
        run,
        phase: 'confirmation' as const,
        round,
      })),
    );
    await store.putVisits(more);
    await store.close();
    expect((await explore(['import', file], { cwd: folder })).code).toBe(0);
    expect(await query(database, 'SELECT state, finished_at FROM run')).toEqual([
      { state: 'interrupted', finished_at: '2026-02-01T12:00:00.000Z' },
    ]);
    const visits = await query(database, 'SELECT DISTINCT visits FROM measurement');
    expect(visits).toEqual([{ visits: 2 }]);
  });

  it('refuses results of a time that is yet to come: they would be the newest for as long', async () => {
    const folder = await withSweep();
    const file = write(folder, {
      ...RESULTS,
      run: { ...RESULTS.run, startedAt: '2999-01-31T12:00:00.000Z' },
    });
    const { code, stderr } = await explore(['import', file], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('which is yet to come');
    expect(await count(folder, 'run')).toBe(0);
  });

  it('brings home both times of what ran on a GPU', async () => {
    const folder = await withSweep();
    const onGpu = makeCandidate({ ...CANDIDATES[1]!, engine: 'webgpu' });
    await ask(folder, [onGpu]);
    const results = sampleResults([onGpu]);
    const visits = results.visits.map(({ outcome, ...visit }) => {
      const { timing, ...rest } = outcome as Timed;
      const kernelBatchesNs = timing.batchesNs.map((batchNs) => batchNs / 2);
      return { ...visit, outcome: { ...rest, timing: { ...timing, kernelBatchesNs } } };
    });
    const { code, stderr } = await explore(['import', write(folder, { ...results, visits }), '--strict'], {
      cwd: folder,
    });
    expect(code, stderr).toBe(0);
    const database = join(folder, 'convscape.sqlite');
    expect(await query(database, 'SELECT kernel_batches_ns AS kernels FROM visit')).toEqual([
      { kernels: JSON.stringify([5e6, 5.05e6, 5.1e6]) },
    ]);
    const [measured] = await query(database, 'SELECT kernel_latency_ns AS ns FROM measurement');
    expect(measured?.ns).toBeCloseTo(1010, -1);
  });

  it('refuses a candidate whose output is wrong, whose times are absurd, or that nobody asked for, and counts them', async () => {
    const folder = await withSweep();
    const [one, two] = CANDIDATES;
    const wrong = forged(one!, (outcome) => ({
      ...outcome,
      outputSample: outcome.outputSample!.map((value, index) => (index === 63 ? value + 0.01 : value)),
    }));
    const stranger = sampleResults([smallCandidate(7)]).visits;
    const fast = (wrong as DeviceResults).visits.map((visit) =>
      visit.candidate === two!.key && visit.outcome.state === 'timed'
        ? { ...visit, outcome: { ...visit.outcome, timing: { ...visit.outcome.timing, batchesNs: [1] } } }
        : visit,
    );
    const file = write(folder, { ...RESULTS, visits: [...fast, ...stranger] });
    const { code, stdout, stderr } = await explore(['import', file, '--json', '--strict'], { cwd: folder });
    expect(code).toBe(7);
    const { refused, visits } = JSON.parse(stdout);
    expect(visits).toBe(1);
    expect(refused.map(({ reason }: { reason: string }) => reason).sort()).toEqual([
      expect.stringMatching(/^\d+ times as fast as the device can be$/),
      'the sweep has no such candidate',
      expect.stringMatching(/^wrong output: error \d.*, allowed 1.0e-5$/),
    ]);
    expect(stderr).toContain(`refused ${one!.key}: wrong output`);
    expect(await count(folder, 'visit')).toBe(1);
    expect(await count(folder, 'measurement')).toBe(1);
  });

  it('takes the word of no file for how wrong an output may be, or how much its clock divides', async () => {
    const folder = await withSweep();
    const sample = (outcome: Timed) =>
      outcome.outputSample!.map((value, index) => (index === 63 ? value + 5e-5 : value));
    const forge = [
      (outcome: Timed) => ({
        ...outcome,
        outputSample: sample(outcome),
        verification: { ...outcome.verification, errorBound: 1e-4 },
      }),
      ({ verification: _, ...outcome }: Timed) => ({ ...outcome, outputSample: sample(outcome) }),
      (outcome: Timed) => ({
        ...outcome,
        timing: { ...outcome.timing, conditions: { ...outcome.timing.conditions, correction: 5 } },
      }),
    ];
    const visits = RESULTS.visits.map((visit, at) => ({
      ...visit,
      outcome: forge[at]!(visit.outcome as Timed),
    }));
    const file = write(folder, { ...RESULTS, visits });
    const { code, stderr } = await explore(['import', file], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr.match(/wrong output: error \d\.\de-5, allowed 1\.0e-5/g)).toHaveLength(2);
    expect(stderr).toContain('nothing is divided by 5.00');
    expect(await count(folder, 'run')).toBe(0);
  });

  it.each([
    ['a negative time', (outcome: Timed) => ({ ...outcome, timing: { ...outcome.timing, batchesNs: [-1] } })],
    ['a time of zero', (outcome: Timed) => ({ ...outcome, timing: { ...outcome.timing, batchesNs: [0] } })],
    ['no output', ({ outputSample: _, ...outcome }: Timed) => outcome],
    ['an unheard-of state', (outcome: Timed) => ({ ...outcome, state: 'great' })],
  ])('refuses a file with %s whole, by the place of it', async (_, change) => {
    const folder = await withSweep();
    const { code, stderr } = await explore(['import', write(folder, forged(CANDIDATES[0]!, change))], {
      cwd: folder,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('visits[0].outcome');
    expect(await count(folder, 'run')).toBe(0);
  });

  it('refuses what is no such file, of another sweep, or of which nothing can be believed', async () => {
    const folder = await withSweep();
    writeFileSync(join(folder, 'text.json'), 'not json');
    const cases: readonly (readonly [file: string, words: string])[] = [
      ['text.json', 'is no JSON'],
      ['nowhere.json', 'there is no file of results'],
      [write(folder, { version: 1 }, 'other.json'), 'expected'],
      [write(folder, { ...RESULTS, version: 2 }, 'newer.json'), 'version 2'],
      [write(folder, { ...RESULTS, sweep: 'elsewhere' }, 'sweep.json'), 'has no sweep "elsewhere"'],
      [write(folder, { ...RESULTS, visits: [] }, 'empty.json'), 'it has no visits'],
      [
        write(
          folder,
          { ...RESULTS, fingerprint: { ...RESULTS.fingerprint, v8Version: '13.6' } },
          'node.json',
        ),
        'fingerprint.v8Version: expected "unknown"',
      ],
      [
        write(folder, { ...RESULTS, visits: sampleResults([smallCandidate(7)]).visits }, 'stranger.json'),
        'every result was refused',
      ],
    ];
    for (const [file, words] of cases) {
      const { code, stderr } = await explore(['import', file], { cwd: folder });
      expect({ file, code }).toEqual({ file, code: 2 });
      expect(stderr).toContain(words);
    }
    expect(await count(folder, 'run')).toBe(0);
  });
});
