import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VisitOutcome } from '@convscape/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../pool.js';
import { EngineNotFoundError } from '../pool-error.js';
import { faultyEngine, smallTask } from './fixtures/small-task.js';
import { openPool } from './open-pool.js';

const folder = mkdtempSync(join(tmpdir(), 'convscape-pool-'));
let pool: Pool;

beforeAll(async () => {
  pool = await openPool({ workers: 2, processes: 2 });
});

afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

const screenWith = (fault: string) => pool.screen(smallTask(faultyEngine(fault)));
const reasonOf = (outcome: VisitOutcome) => ('reason' in outcome ? outcome.reason : outcome.state);

/** The processes that prepared something, as they wrote it down; a line that is not whole yet does not count. */
const pidsIn = (file: string): number[] =>
  existsSync(file)
    ? [...readFileSync(file, 'utf8').matchAll(/^(\d+)\n/gm)].map((line) => Number(line[1]))
    : [];

/** A process that ended may stay in the table until somebody asks for its exit code. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return !/\) [ZX] /.test(stat);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a pool', () => {
  it('screens more candidates than it has workers', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => pool.screen(smallTask('reference'))));
    expect(outcomes.map(reasonOf)).toEqual(Array(5).fill('timed'));
  });

  it('splits a candidate over as many threads as there are processors, and over no more', async () => {
    const onThreads = (threads: number) => {
      const { candidate, ...task } = smallTask('wasm');
      return { ...task, candidate: { ...candidate, options: { ...candidate.options, threads } } };
    };
    const two = availableParallelism() < 2 ? expect.stringMatching(/^2 threads: no more/) : 'timed';
    const outcomes = await Promise.all([1, 2, 1, 2, 1024].map((threads) => pool.screen(onThreads(threads))));
    expect(outcomes.map(reasonOf)).toEqual([
      'timed',
      two,
      'timed',
      two,
      expect.stringMatching(/^1024 threads, and no more than \d+ here: this process/),
    ]);
  });

  it('confirms in the process that it is told, and prepares there once', async () => {
    const file = join(folder, 'confirmed');
    const task = smallTask(faultyEngine('none', file), 'confirmation');
    for (const process of [0, 1, 0, 1]) {
      const outcome = await pool.confirm(task, process);
      expect(reasonOf(outcome)).toBe('timed');
    }
    expect(new Set(pidsIn(file)).size).toBe(2);
    expect(pidsIn(file)).toHaveLength(2);
    await expect(pool.confirm(task, 2)).rejects.toThrow(RangeError);
  });

  it('replaces a process that has measured as many candidates as it may', async () => {
    const small = await openPool({ workers: 2, processes: 1, candidatesPerProcess: 2 });
    try {
      const pidFile = join(folder, 'replaced');
      const engine = faultyEngine('', pidFile);
      const taskOf = (number: number) => {
        const task = smallTask(engine);
        return { ...task, candidate: { ...task.candidate, key: `candidate ${number}` } };
      };
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map((number) => small.screen(taskOf(number))));
      expect(outcomes.map(({ state }) => state)).toEqual(Array(5).fill('timed'));
      // What it has measured already is measured in the same process again.
      await small.screen(taskOf(5));
      const pids = pidsIn(pidFile);
      expect(pids).toHaveLength(6);
      expect(new Set(pids).size).toBeGreaterThan(1);
      expect([...new Set(pids)].filter(isRunning)).toEqual([pids.at(-1)]);
    } finally {
      await small.close();
    }
  });

  it('turns what a candidate does wrong into a failure of that candidate, and goes on with the others', async () => {
    const faults = ['throws', 'none', 'is wrong', 'exits', 'none', 'ends the process', 'none'];
    const outcomes = await Promise.all(faults.map(screenWith));
    expect(outcomes.map(reasonOf)).toEqual([
      'no such instruction',
      'timed',
      expect.stringContaining('wrong answer'),
      'ended its thread with exit code 3',
      'timed',
      expect.stringContaining('ended by SIGKILL'),
      'timed',
    ]);
    expect(reasonOf(await pool.confirm(smallTask('reference', 'confirmation'), 0))).toBe('timed');
  });

  it('takes a turn again when its process was ended by somebody else', async () => {
    const file = join(folder, 'ended');
    // Long enough to be caught at work.
    const task = smallTask(faultyEngine('none', file));
    const warmup = { ...task.protocol.warmup, minMs: 300, maxMs: 300 };
    const outcome = pool.screen({ ...task, protocol: { ...task.protocol, warmup } });
    await until(() => pidsIn(file).length === 1);
    process.kill(pidsIn(file)[0]!, 'SIGKILL');
    expect(reasonOf(await outcome)).toBe('timed');
    expect(new Set(pidsIn(file)).size).toBe(2);
  });

  it('knows the engines it has, and says which it has not', async () => {
    expect(await pool.describeEngine('reference')).toMatchObject({ name: 'reference' });
    expect(await pool.describeEngine(faultyEngine('none'))).toMatchObject({ name: 'faulty' });
    expect(await pool.calibrate('reference')).toBeNull();
    const folder = new URL('./fixtures', import.meta.url).href;
    for (const missing of ['no-such', './no-such-engine.js', 'constructor', 'file:no-such.js', folder]) {
      await expect(pool.describeEngine(missing)).rejects.toThrow(EngineNotFoundError);
      await expect(pool.screen(smallTask(missing))).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    }
  });

  it('says what is the matter with an engine that is there and does not work', async () => {
    for (const [fault, why] of [
      ['does not load', 'out of order'],
      ['does not describe', 'nothing to say'],
    ] as const) {
      await expect(pool.describeEngine(faultyEngine(fault))).rejects.toMatchObject({
        code: 'ENGINE_BROKEN',
        message: expect.stringContaining(why),
      });
    }
    const notAnEngine = new URL('./fixtures/not-an-engine.mjs', import.meta.url).href;
    await expect(pool.describeEngine(notAnEngine)).rejects.toMatchObject({ code: 'ENGINE_BROKEN' });
  });

  it('gives up what is under way and what waits when it is closed, and leaves no process behind', async () => {
    const file = join(folder, 'closed');
    const closing = await openPool({ workers: 1, processes: 2 });
    const turns = [1, 2].map(() => closing.screen(smallTask(faultyEngine('hangs', file))));
    const ends = Promise.allSettled(turns);
    await until(() => pidsIn(file).length === 1);
    await closing.close();
    expect(await ends).toMatchObject([{ reason: { code: 'CLOSED' } }, { reason: { code: 'CLOSED' } }]);
    expect(isRunning(pidsIn(file)[0]!)).toBe(false);
    await expect(closing.describeEngine('reference')).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('leaves no process behind when its own is killed', async () => {
    const file = join(folder, 'orphaned');
    const script = fileURLToPath(new URL('./fixtures/killed-parent.mjs', import.meta.url));
    const parent = spawn(process.execPath, [script, JSON.stringify(smallTask(faultyEngine('hangs', file)))]);
    await until(() => pidsIn(file).length === 1);
    const [host] = pidsIn(file);
    expect(isRunning(host!)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isRunning(host!));
  });

  it('refuses numbers of workers and processes that are none', async () => {
    await expect(openPool({ workers: 0, processes: 1 })).rejects.toThrow(RangeError);
    await expect(openPool({ workers: 1, processes: 1.5 })).rejects.toThrow(RangeError);
  });
});
