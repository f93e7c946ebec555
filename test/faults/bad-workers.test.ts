import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VisitOutcome } from '@convscape/core';
import { openPool, type Pool } from '@convscape/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallTask } from '../../packages/pool/src/node/fixtures/small-task.js';
import { explore } from '../explore.js';
import { markOf, survivorsOf } from '../marked-processes.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { A_SWEEP_MS, SOLO_SWEEP, TINY_SWEEP, writeConfig } from '../tiny-sweep.js';
import { IS_FULL, itSurvives, tries } from './fault.js';
import { SWEEP } from './fault-sweep.js';

const BACK_WITHIN_MS = 2000;
/** The least that a turn may take; the small task's prediction is far below it. */
const TIME_LIMIT_MS = 10_000;

function badEngine(fault: string, more: { readonly log?: string; readonly groups?: string } = {}): string {
  const url = new URL('./bad-engine.mjs', import.meta.url);
  for (const [name, value] of Object.entries({ fault, ...more })) url.searchParams.set(name, value);
  return url.href;
}

const reasonOf = (outcome: VisitOutcome) => ('reason' in outcome ? outcome.reason : 'timed');

let pool: Pool;
const { NODE_OPTIONS } = process.env;

beforeAll(async () => {
  // So that a heap is full within a second, and not after all the memory of the machine.
  process.env.NODE_OPTIONS = `${NODE_OPTIONS ?? ''} --max-old-space-size=64`;
  pool = await openPool({ workers: 2, processes: 1 });
});
afterAll(async () => {
  if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
  else process.env.NODE_OPTIONS = NODE_OPTIONS;
  await pool.close();
});

/** Any reason at all. */
const FAILED = /^(?!timed$)/;

/** What an engine says of what it prepared is wrong. */
const NONSENSE = /the engine says nonsense of what it prepared/;

/** The faults that end by themselves, and what is said of the candidate. */
const FAULTS: readonly (readonly [fault: string, reason: RegExp])[] = [
  ['throws', /no such instruction/],
  ['throws nonsense', FAILED],
  ['exits', /exit code 3/],
  ['runs out of JavaScript heap', /memory|heap|SIG/],
  ['traps', /unreachable/],
  ['answers nonsense', /wrong answer/],
  ['says nonsense', NONSENSE],
  ['says functions', NONSENSE],
  ['says no error bound', NONSENSE],
  ['sends nonsense', FAILED],
  // Which is nobody's answer, and passed over.
  ['posts nonsense', /^timed$/],
];

/** Takes a turn with the fault and, beside it, one without; then another without. Counts what is not as promised. */
async function oneFault(fault: string, reason: RegExp): Promise<number> {
  const [bad, beside] = await Promise.all([
    pool.screen(smallTask(badEngine(fault))),
    pool.screen(smallTask('reference')),
  ]);
  expect(reasonOf(bad)).toMatch(reason);
  const endedAt = performance.now();
  const after = await pool.screen(smallTask('reference'));
  expect(performance.now() - endedAt).toBeLessThan(BACK_WITHIN_MS);
  return [beside, after].filter(({ state }) => state !== 'timed').length;
}

describe('a worker', () => {
  for (const [fault, reason] of FAULTS) {
    itSurvives(`5. a candidate ${fault}`, async () => {
      const times = tries(20, 1);
      let lost = 0;
      for (let time = 0; time < times; time++) lost += await oneFault(fault, reason);
      expect(lost).toBe(0);
      return { tries: times, lost };
    });
  }

  if (IS_FULL) {
    itSurvives('5. a candidate loops for ever', async () => {
      let lost = 0;
      // Two at a time: the pool has two workers.
      for (let time = 0; time < 10; time++) {
        const startedAt = performance.now();
        const outcomes = await Promise.all([1, 2].map(() => pool.screen(smallTask(badEngine('loops')))));
        const tookMs = performance.now() - startedAt;
        for (const outcome of outcomes) expect(reasonOf(outcome)).toMatch(/took longer than the 10 s/);
        expect(tookMs).toBeGreaterThan(TIME_LIMIT_MS - 100);
        expect(tookMs).toBeLessThan(TIME_LIMIT_MS + BACK_WITHIN_MS);
        const endedAt = performance.now();
        if ((await pool.screen(smallTask('reference'))).state !== 'timed') lost++;
        expect(performance.now() - endedAt).toBeLessThan(BACK_WITHIN_MS);
      }
      expect(lost).toBe(0);
      return { tries: 20, lost };
    });
  }
});

/** Sweeps one block by an engine with this fault, and counts the turns that it was asked for. */
async function sweepWith(fault: string) {
  const cwd = sandbox();
  writeConfig(cwd, SOLO_SWEEP);
  const log = join(cwd, 'log');
  writeFileSync(log, '');
  const args = [...SWEEP, '--strict', '--engine', badEngine(fault, { log })];
  const ended = await explore(args, { cwd });
  const turns = () => readFileSync(log, 'utf8').trimEnd().split('\n').length;
  return { cwd, ended, turns, again: () => explore(args, { cwd }) };
}

describe('a candidate that fails', { timeout: A_SWEEP_MS }, () => {
  it('once is measured all the same', async () => {
    const { cwd, ended } = await sweepWith('fails once');
    expect(ended.code, ended.stderr).toBe(0);
    const failed = await query(join(cwd, 'convscape.sqlite'), "SELECT 1 FROM visit WHERE state = 'failed'");
    expect(failed).toEqual([]);
  });

  it('twice is quarantined: not tried again, exit 7 under --strict, every time', async () => {
    const { cwd, ended, turns, again } = await sweepWith('throws');
    expect(ended).toMatchObject({
      code: 7,
      stderr: expect.stringContaining('failed twice: no such instruction'),
    });
    const turnsMade = turns();
    expect(turnsMade).toBe(2 * SOLO_SWEEP.blocks.length);
    expect(await again()).toMatchObject({ code: 7 });
    expect(turns()).toBe(turnsMade);
    const reasons = await query(join(cwd, 'convscape.sqlite'), 'SELECT DISTINCT reason FROM measurement');
    expect(reasons).toEqual([{ reason: 'failed twice: no such instruction' }]);
  });
});

describe('a sweep with one bad candidate', () => {
  const SWEPT: typeof FAULTS = [
    ['exits', /exit code 3/],
    // At least 10 s, and more where its prediction is long.
    ['loops', /took longer than the \d+ s/],
    ...FAULTS.filter(([fault]) => !['exits', 'posts nonsense'].includes(fault)),
  ];

  itSurvives('5. a bad candidate among good ones in a sweep', async () => {
    const swept = IS_FULL ? SWEPT : SWEPT.slice(0, 1);
    let lost = 0;
    for (const [fault, reason] of swept) {
      const cwd = sandbox();
      writeConfig(cwd, { ...TINY_SWEEP, blocks: TINY_SWEEP.blocks.slice(0, 2) });
      const { code, stderr } = await explore(
        [...SWEEP, '--strict', '--engine', badEngine(fault, { groups: '4' })],
        { cwd },
      );
      expect(code, `${fault}: ${stderr}`).toBe(7);
      const results = await query(
        join(cwd, 'convscape.sqlite'),
        'SELECT groups, state, reason, latency_ns FROM measurement JOIN candidate USING (candidate)',
      );
      expect(results, fault).toHaveLength(3);
      const failed = results.filter(({ state }) => state === 'failed');
      expect(
        failed.map(({ groups }) => groups),
        fault,
      ).toEqual([4]);
      expect(failed[0]?.reason, fault).toMatch(reason);
      lost += results.filter((row) => row.groups !== 4 && !(Number(row.latency_ns) > 0)).length;
    }
    expect(lost).toBe(0);
    return { tries: swept.length, lost };
  });
});

describe('a candidate that answers wrong', { timeout: A_SWEEP_MS }, () => {
  it('once is quarantined at once, though it would have been right the next time', async () => {
    const { cwd, ended, turns, again } = await sweepWith('answers wrong once');
    expect(ended).toMatchObject({ code: 7, stderr: expect.stringContaining('wrong answer: largest error') });
    expect(turns()).toBe(SOLO_SWEEP.blocks.length);
    const database = join(cwd, 'convscape.sqlite');
    const visits = await query(database, 'SELECT state, reason, verified_error FROM visit');
    expect(visits).toEqual([
      {
        state: 'failed',
        reason: expect.stringMatching(/^wrong answer/),
        verified_error: expect.closeTo(0.5),
      },
    ]);
    expect(await again()).toMatchObject({ code: 7 });
    expect(turns()).toBe(SOLO_SWEEP.blocks.length);
    expect(await query(database, 'SELECT state FROM measurement')).toEqual([{ state: 'failed' }]);
  });
});

describe('a worker that cannot start', () => {
  const startWith = async (script: string) => {
    const cwd = sandbox();
    writeConfig(cwd, SOLO_SWEEP);
    writeFileSync(join(cwd, 'hook.mjs'), script);
    const startedAt = performance.now();
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(join(cwd, 'hook.mjs'))}`, ...markOf(cwd) };
    const ended = await explore(SWEEP, { cwd, env });
    return { ...ended, tookMs: performance.now() - startedAt, left: await survivorsOf(cwd, 1000) };
  };
  const inHost = (what: string) => `if (process.send) { ${what} }`;
  const inThread = (what: string) =>
    `import { isMainThread } from 'node:worker_threads'; if (process.env.CONVSCAPE_TEST_MARK && !isMainThread) { ${what} }`;

  const WAYS: readonly (readonly [way: string, script: string])[] = [
    ['a process that throws', inHost("throw new Error('planted')")],
    ['a process that exits', inHost('process.exit(9)')],
    ['a process that is killed', inHost("process.kill(process.pid, 'SIGKILL')")],
    ['a process that hangs', inHost('for (;;);')],
    ['a thread that throws', inThread("throw new Error('planted')")],
    ['a thread that exits', inThread('process.exit(9)')],
  ];

  itSurvives('5. a worker that cannot start', async () => {
    const ways = IS_FULL ? WAYS : WAYS.slice(0, 1);
    for (const [way, script] of ways) {
      const ended = await startWith(script);
      expect(ended, `${way}: ${ended.stderr}`).toMatchObject({ code: 3, left: [] });
      expect(ended.tookMs, way).toBeLessThan(10_000);
      expect(ended.stderr).toMatch(/hint:|error:/);
    }
    return { tries: ways.length, lost: 0 };
  });
});
