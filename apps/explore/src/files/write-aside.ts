import { randomBytes } from 'node:crypto';
import { readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, ioError } from '../failure/command-error.js';
import { refuseDatabase } from './refuse-database.js';
import { writeNew } from './write-new.js';

const ASIDE = /^\.convscape-[0-9a-f]{24}\.part$/;
/** Writing takes seconds: what nobody has touched for so long was left by a process that was killed. */
const LEFT_MS = 3_600_000;
const RENAME_TRIES = 10;
const RENAME_WAIT_MS = 100;

/**
 * Writes a file whole or not at all: aside in the same folder, on disk, then renamed over the old one, unless that is a database. A link is
 * followed, and what is no plain file (`/dev/stdout`, a pipe) is written to as it stands.
 */
export async function writeAside(file: string, text: string | Iterable<string>): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    const there = await stat(target).catch(() => null);
    if (there && !there.isFile()) await writeFile(target, text);
    else await replace(target, text, there === null ? undefined : there.mode & 0o777);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw ioError(`cannot write ${file}: ${(error as Error).message}`, 'name another place for it', error);
  }
}

async function replace(
  file: string,
  text: string | Iterable<string>,
  mode: number | undefined,
): Promise<void> {
  const folder = dirname(file);
  await removeLeftovers(folder);
  // Under a name that nobody can foresee, and never through a link: the folder may be anybody's to write to.
  const aside = join(folder, `.convscape-${randomBytes(12).toString('hex')}.part`);
  await writeNew(aside, text, mode);
  try {
    await refuseDatabase(file);
    await renameOver(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** On Windows a file cannot be replaced while a browser or a virus scanner reads it, which takes a moment. */
async function renameOver(aside: string, file: string): Promise<void> {
  for (let left = RENAME_TRIES; ; left--) {
    try {
      return await rename(aside, file);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (process.platform !== 'win32' || left <= 1 || !['EPERM', 'EBUSY', 'EACCES'].includes(code))
        throw error;
      await sleep(RENAME_WAIT_MS);
    }
  }
}

/** A folder that cannot be looked through keeps them: that is no reason not to write. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => ASIDE.test(one))) {
    const file = join(folder, name);
    const there = await stat(file).catch(() => null);
    if (there !== null && Date.now() - there.mtimeMs > LEFT_MS) {
      await rm(file, { force: true }).catch(() => undefined);
    }
  }
}
