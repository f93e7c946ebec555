import { createHash, randomBytes } from 'node:crypto';
import { link, lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../failure/command-error.js';
import { EXIT } from '../failure/exit-code.js';
import { cacheFolder } from '../files/cache-folder.js';
import { isHolding, type LockHolder, parseHolder, workText } from './lock-holder.js';

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
/** A takeover is two file operations: one that has not ended by then never will. */
const TAKEOVER_MS = 10_000;
const nothingToRelease: ReleaseLock = async () => {};

/** In the user's cache folder. */
export function measuringLockFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheFolder(env), 'measuring.lock');
}

/** Who measures on this machine now; null where nobody does, or where the lock cannot be read. */
export async function whoMeasures(file: string): Promise<LockHolder | null> {
  const found = await readOrNull(file).catch(() => null);
  const holder = found === null ? null : parseHolder(found);
  return holder !== null && isHolding(holder) ? holder : null;
}

/**
 * Takes the machine for measuring: two sweeps at once would disturb each other and neither would be true. A lock whose process is gone
 * is taken over. Comes back without the lock when `stop` is aborted meanwhile.
 * @throws {CommandError} exit 5 where the same sweep is being measured into the same database, or where the machine is taken
 * and `wait` is false
 */
export async function takeMeasuringLock(request: LockRequest): Promise<ReleaseLock> {
  const { file, holder, stop } = request;
  const unavailable = (error: unknown): ReleaseLock => {
    request.onUnavailable((error as Error).message);
    return nothingToRelease;
  };
  // Written aside and linked into place, so that a lock is there with all that it says or not at all.
  const own = `${file}.${holder.pid}-${randomBytes(6).toString('hex')}`;
  const text = JSON.stringify(holder);
  try {
    await writeOwn(own, text);
    return await takeTurns(request, own, text);
  } catch (error) {
    if (error instanceof CommandError || stop.aborted) throw error;
    return unavailable(error);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

async function takeTurns(request: LockRequest, own: string, text: string): Promise<ReleaseLock> {
  const { file, wait, stop } = request;
  let told = false;
  while (!stop.aborted) {
    if (await linked(own, file)) return () => release(file, text);
    const found = await readOrNull(file);
    if (found === null) {
      await refuseDangling(file);
      // The lock was released just now, or the folder is gone with all that was in it.
      await writeOwn(own, text);
      await sleep(LOOK_AGAIN_MS / 10);
      continue;
    }
    const other = parseHolder(found);
    if (other === null || !isHolding(other)) {
      if (!(await removeStale(file, found))) await sleep(LOOK_AGAIN_MS / 10);
      continue;
    }
    refuseSame(request.holder, other);
    if (!wait) {
      throw new CommandError(
        EXIT.inUse,
        `${workText(other)} is measuring on this machine (${describe(other)})`,
        'wait for it, or leave --no-wait out of a sweep and it waits',
      );
    }
    if (!told) request.onWaiting(other);
    told = true;
    await sleep(LOOK_AGAIN_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return nothingToRelease;
}

async function writeOwn(own: string, text: string): Promise<void> {
  await mkdir(dirname(own), { recursive: true });
  try {
    await writeFile(own, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Nobody holds a link to nothing and nobody can take it; removing it might hit a lock that takes its place. */
async function refuseDangling(file: string): Promise<void> {
  const there = await lstat(file).catch(() => null);
  if (there?.isSymbolicLink()) throw new Error(`${file} is a link to nothing`);
}

/** Waiting would end in finding everything done, or in doing twice what the other one does. */
function refuseSame(mine: LockHolder, other: LockHolder): void {
  if (mine.database === '' || mine.sweep !== other.sweep || mine.database !== other.database) return;
  throw new CommandError(
    EXIT.inUse,
    `the sweep ${JSON.stringify(other.sweep)} is already being measured into ${other.database} (${describe(other)})`,
    'wait until it has ended: the same command then goes on with what is left',
  );
}

const describe = ({ pid, host, startedAt }: LockHolder) => `process ${pid} on ${host}, since ${startedAt}`;

/** Only our own: whoever took us for dead has a lock of their own there. */
async function release(file: string, text: string): Promise<void> {
  if ((await readOrNull(file)) === text) await rm(file, { force: true });
}

/**
 * Removes a lock that nobody holds; of several that find it, one does. The claim is a second link to the very file that was judged:
 * who makes it may remove the lock, and a lock that was taken meanwhile is another file, with another content. True where it was removed.
 */
async function removeStale(file: string, found: string): Promise<boolean> {
  const claim = `${file}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}.stale`;
  if (!(await linked(file, claim))) {
    // Linking is what changed the file last, so its age is the claim's. One from the future is of before the clock was set back.
    const claimed = await stat(claim).catch(() => null);
    if (claimed !== null && Math.abs(Date.now() - claimed.ctimeMs) > TAKEOVER_MS)
      await rm(claim, { force: true });
    return false;
  }
  const isTheSame = (await readOrNull(claim)) === found;
  if (isTheSame) await rm(file, { force: true });
  await rm(claim, { force: true });
  return isTheSame;
}

/** False where something is at `to` already, or nothing at `from`. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
