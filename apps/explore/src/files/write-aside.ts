import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ioError } from '../failure/command-error.js';

/** Writes a file whole or not at all: aside in the same folder, on disk, then renamed over the old one. */
export async function writeAside(file: string, text: string): Promise<void> {
  const aside = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw ioError(`cannot write ${file}: ${(error as Error).message}`, 'name another place for it', error);
  }
}
