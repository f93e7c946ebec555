import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../failure/command-error.js';
import { EXIT } from '../failure/exit-code.js';

/** Who is measuring on this machine. */
export interface LockHolder {
  readonly pid: number;
  readonly sweep: string;
  readonly startedAt: string;
}

export interface LockRequest {
  readonly file: string;
  readonly holder: LockHolder;
  /** False: do not wait, exit 5. */
  readonly wait: boolean;
  readonly stop: AbortSignal;
  /** Told once, when there is somebody to wait for. */
  readonly onWaiting: (holder: LockHolder) => void;
  /** Told where the lock cannot be kept: measuring goes on without it. */
  readonly onUnavailable: (reason: string) => void;
}

export type ReleaseLock = () => Promise<void>;

const LOOK_AGAIN_MS = 500;
const nothingToRelease: ReleaseLock = async () => {};

/** In the user's cache folder, the one place that is written without being named. */
export function measuringLockFile(env: NodeJS.ProcessEnv = process.env): string {
  const cache =
    env.XDG_CACHE_HOME ||
    (process.platform === 'darwin' && join(homedir(), 'Library', 'Caches')) ||
    (process.platform === 'win32' && env.LOCALAPPDATA) ||
    join(homedir(), '.cache');
  return join(cache, 'convscape', 'measuring.lock');
}

/**
 * Takes the machine for measuring: two sweeps at once would disturb each other and neither would be true. A lock whose process is gone
 * is taken over. Comes back without the lock when `stop` is aborted meanwhile.
 * @throws {CommandError} exit 5 where the machine is taken and `wait` is false
 */
export async function takeMeasuringLock(request: LockRequest): Promise<ReleaseLock> {
  const { file, holder, wait, stop } = request;
  const unavailable = (error: unknown): ReleaseLock => {
    request.onUnavailable((error as Error).message);
    return nothingToRelease;
  };
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    return unavailable(error);
  }
  let told = false;
  while (!stop.aborted) {
    try {
      await writeNew(file, JSON.stringify(holder));
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return unavailable(error);
    }
    const other = await readHolder(file);
    if (other === null || !isAlive(other.pid)) {
      await removeStale(file, other);
      continue;
    }
    if (!wait) {
      throw new CommandError(
        EXIT.inUse,
        `the sweep ${JSON.stringify(other.sweep)} is measuring on this machine (process ${other.pid}, since ${other.startedAt})`,
        'wait for it, or leave --no-wait out and this one waits',
      );
    }
    if (!told) request.onWaiting(other);
    told = true;
    await sleep(LOOK_AGAIN_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return nothingToRelease;
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** Null where the file is gone or holds nothing that was ever a lock. */
async function readHolder(file: string): Promise<LockHolder | null> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof read !== 'object' || read === null || !('pid' in read) || typeof read.pid !== 'number')
      return null;
    const { pid } = read;
    const sweep = 'sweep' in read ? String(read.sweep) : 'unknown';
    const startedAt = 'startedAt' in read ? String(read.startedAt) : 'unknown';
    return { pid, sweep, startedAt };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moved away before it is removed: of several who find it stale one wins, and a lock taken meanwhile is put back. */
async function removeStale(file: string, stale: LockHolder | null): Promise<void> {
  // A lock is created and then written: an empty one may be only just taken.
  if (stale === null) await sleep(LOOK_AGAIN_MS);
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
    const moved = await readHolder(aside);
    if (moved !== null && isAlive(moved.pid)) await rename(aside, file);
    else await rm(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
