import { spawnSync } from 'node:child_process';
import { mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUnderWay } from './is-under-way.js';
import { type LockHolder, thisHolder } from './lock-holder.js';

const RUNNING = { state: 'running', sweep: 'mine', device: 'here' } as const;
const DEAD = { pid: spawnSync(process.execPath, ['--version']).pid };

let folder: string;
let database: string;
let lockFile: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'convscape-under-way-')));
  database = join(folder, 'x.sqlite');
  lockFile = join(folder, 'lock');
  await writeFile(database, '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lock = (change: Partial<LockHolder> = {}) =>
  writeFile(lockFile, JSON.stringify({ ...thisHolder('mine', database, 'here'), ...change }));
const writtenLongAgo = () => utimes(database, 0, 0);
const judged = (change: Partial<Parameters<typeof isUnderWay>[0]> = {}) =>
  isUnderWay({ ...RUNNING, ...change }, database, lockFile);

describe('isUnderWay', () => {
  it('follows the process that the lock names, however long nothing was written', async () => {
    await lock();
    await writtenLongAgo();
    expect(await judged()).toBe(true);
    await lock(DEAD);
    await utimes(database, new Date(), new Date());
    expect(await judged()).toBe(false);
    await lock({ ...DEAD, device: null });
    expect(await judged()).toBe(false);
  });

  it('follows the database where no lock, or another’s, tells', async () => {
    const locks = [async () => {}, () => lock({ ...DEAD, sweep: 'other' }), () => lock({ device: 'there' })];
    for (const locked of locks) {
      await locked();
      await utimes(database, new Date(), new Date());
      expect(await judged()).toBe(true);
      await writtenLongAgo();
      expect(await judged()).toBe(false);
    }
  });

  it('is false for a run that has ended', async () => {
    await lock();
    expect(await judged({ state: 'interrupted' })).toBe(false);
  });
});
