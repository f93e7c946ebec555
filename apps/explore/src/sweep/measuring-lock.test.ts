import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LockHolder, thisHolder } from './lock-holder.js';
import { type LockRequest, measuringLockFile, takeMeasuringLock } from './measuring-lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscape-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const me: LockHolder = thisHolder('mine', '/data/mine.sqlite');
/** Another sweep of this process. */
const other: LockHolder = { ...me, sweep: 'other' };

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
    await expect(takeMeasuringLock(requestOf({ holder: other }))).rejects.toMatchObject({
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
        holder: other,
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

  it('refuses the same sweep on the same database at once, naming process and machine', async () => {
    const release = await takeMeasuringLock(requestOf());
    await expect(takeMeasuringLock(requestOf({ wait: true }))).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringMatching(new RegExp(`"mine".*mine\\.sqlite.*process ${me.pid} on ${me.host}`)),
    });
    await release();
  });

  it.each([
    ['another boot', { boot: 'another' }],
    ['another process that had the same number', { processStart: '1' }],
  ])('takes over from %s', async (_whose, change) => {
    if (me.boot === null) return;
    await takeMeasuringLock(requestOf({ holder: { ...me, ...change } }));
    await (await takeMeasuringLock(requestOf()))();
    expect(await readdir(join(folder, 'convscape'))).toEqual([]);
  });

  it('takes over what is no lock at all', async () => {
    await mkdir(join(folder, 'convscape'));
    await writeFile(requestOf().file, '{"pid": "nobody"}');
    await (await takeMeasuringLock(requestOf()))();
    expect(await readdir(join(folder, 'convscape'))).toEqual([]);
  });

  it('does not release what somebody else has taken over', async () => {
    const release = await takeMeasuringLock(requestOf());
    const theirs = JSON.stringify(other);
    await writeFile(requestOf().file, theirs);
    await release();
    expect(await readFile(requestOf().file, 'utf8')).toBe(theirs);
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await takeMeasuringLock(requestOf({ holder: { ...me, pid } }));
    await (await takeMeasuringLock(requestOf()))();
  });

  it('stops waiting when it is asked to', async () => {
    await takeMeasuringLock(requestOf());
    const stop = new AbortController();
    await takeMeasuringLock(
      requestOf({ holder: other, wait: true, stop: stop.signal, onWaiting: () => stop.abort() }),
    );
    expect(await readdir(join(folder, 'convscape'))).toEqual(['measuring.lock']);
  });

  it('takes a lock whose folder was wiped while it waited', async () => {
    const { file } = requestOf();
    await takeMeasuringLock(requestOf());
    const onWaiting = () => void rm(dirname(file), { recursive: true });
    await takeMeasuringLock(requestOf({ holder: other, wait: true, onWaiting }));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(other);
    expect(await readdir(dirname(file))).toEqual(['measuring.lock']);
  });

  it.skipIf(process.platform === 'win32')('goes on without where the lock is a link to nothing', async () => {
    const { file } = requestOf();
    await mkdir(dirname(file));
    await symlink('nowhere', file);
    const reasons: string[] = [];
    await takeMeasuringLock(requestOf({ onUnavailable: (reason) => reasons.push(reason) }));
    expect(reasons).toEqual([`${file} is a link to nothing`]);
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
