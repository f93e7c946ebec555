import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError, ioError } from '../failure/command-error.js';
import { refuseDatabase } from './refuse-database.js';

/**
 * Writes a file whole or not at all: aside in the same folder, on disk, then renamed over the old one, unless that is a database. A link is
 * followed, and what is no plain file (`/dev/stdout`, a pipe) is written to as it stands.
 */
export async function writeAside(file: string, text: string): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    const there = await stat(target).catch(() => null);
    if (there && !there.isFile()) await writeFile(target, text);
    else await replace(target, text);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw ioError(`cannot write ${file}: ${(error as Error).message}`, 'name another place for it', error);
  }
}

async function replace(file: string, text: string): Promise<void> {
  const aside = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await refuseDatabase(file);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}
