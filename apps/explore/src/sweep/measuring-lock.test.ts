import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LockHolder, type LockRequest, measuringLockFile, takeMeasuringLock } from './measuring-lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscape-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const me: LockHolder = { pid: process.pid, sweep: 'mine', startedAt: '2026-01-01T00:00:00.000Z' };

const requestOf = (change: Partial<LockRequest> = {}): LockRequest => ({
  file: join(folder, 'convscape', 'measuring.lock'),
  holder: me,
  wait: false,
  stop: new AbortController().signal,
  onWaiting: () => {},
  onUnavailable: (reason) => {
    throw new Error(reason);
  },
  ...change,
});

describe('takeMeasuringLock', () => {
  it('is held by one, named to others, and free again once released', async () => {
    const release = await takeMeasuringLock(requestOf());
    await expect(takeMeasuringLock(requestOf())).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringContaining('"mine"'),
    });
    await release();
    await (await takeMeasuringLock(requestOf()))();
    expect(await readdir(join(folder, 'convscape'))).toEqual([]);
  });

  it('waits for whoever holds it and says for whom', async () => {
    const release = await takeMeasuringLock(requestOf());
    const waitedFor: string[] = [];
    const second = takeMeasuringLock(
      requestOf({
        wait: true,
        onWaiting: (holder) => {
          waitedFor.push(holder.sweep);
          void release();
        },
      }),
    );
    await (await second)();
    expect(waitedFor).toEqual(['mine']);
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await takeMeasuringLock(requestOf({ holder: { ...me, pid } }));
    await (await takeMeasuringLock(requestOf()))();
  });

  it('stops waiting when it is asked to', async () => {
    await takeMeasuringLock(requestOf());
    const stop = new AbortController();
    await takeMeasuringLock(requestOf({ wait: true, stop: stop.signal, onWaiting: () => stop.abort() }));
    expect(await readdir(join(folder, 'convscape'))).toEqual(['measuring.lock']);
  });

  it('goes on without where it cannot be kept, and says so', async () => {
    await writeFile(join(folder, 'convscape'), 'a file where the folder should be');
    const reasons: string[] = [];
    await takeMeasuringLock(requestOf({ onUnavailable: (reason) => reasons.push(reason) }));
    expect(reasons).toHaveLength(1);
  });
});

it('lies in the user’s cache folder', () => {
  expect(dirname(measuringLockFile({ XDG_CACHE_HOME: '/cache' }))).toBe(join('/cache', 'convscape'));
});
