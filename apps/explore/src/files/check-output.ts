import { open, stat } from 'node:fs/promises';
import { usageError } from '../failure/command-error.js';
import { checkWritable } from './check-writable.js';
import { BEGINNING_BYTES, type IsOurs } from './our-files.js';
import { refuseDatabase } from './refuse-database.js';

/** The option that lets an output replace any file. */
export const FORCE = ['--force', 'write over any file that is there, but for a database'] as const;

/**
 * Finds out before the work whether an output can be written after it, and may be: it replaces what we wrote ourselves and empty
 * files, a database never, and anything else only under `--force`.
 * @throws {CommandError} exit 2 for a database and a file of somebody else, exit 4 where it cannot be written
 */
export async function checkOutput(
  file: string,
  option: string,
  isOurs: IsOurs,
  force: boolean | undefined,
): Promise<void> {
  await checkWritable(file, option);
  await refuseDatabase(file);
  if (force) return;
  const there = await stat(file).catch(() => null);
  // A device or a pipe takes what it is given.
  if (!there?.isFile() || there.size === 0) return;
  if (isOurs(await beginningOf(file))) return;
  throw usageError(
    `${file} is there already, and convscape did not write it`,
    `name another file with ${option}, or write over it with --force`,
  );
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
