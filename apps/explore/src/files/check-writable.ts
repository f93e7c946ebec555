import { access, constants, lstat, open, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ioError } from '../failure/command-error.js';

/**
 * Finds out before the work whether an output can be written after it: its folder exists and takes a new file,
 * and what is there already is a file that may be written.
 */
export async function checkWritable(file: string, option: string): Promise<void> {
  const hint = `name another place with ${option}`;
  // It is written where a link leads.
  const target = await realpath(file).catch(() => file);
  const folder = dirname(target);
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) throw ioError(`cannot write ${file}: it is a folder`, hint);
  if (!there && (await lstat(file).catch(() => null))) {
    throw ioError(`cannot write ${file}: it is a link to nothing`, hint);
  }
  try {
    if (there) await access(file, constants.W_OK);
    if (there && !there.isFile()) return;
    // Permission bits do not tell of read-only mounts, quotas or parents that are files: a try does.
    const probe = join(folder, `.${basename(target)}.${process.pid}.probe`);
    await (await open(probe, 'wx')).close();
    await rm(probe, { force: true });
  } catch (error) {
    throw ioError(
      `cannot write ${file}: ${await reasonOf(error as NodeJS.ErrnoException, folder)}`,
      hint,
      error,
    );
  }
}

async function reasonOf({ code, message }: NodeJS.ErrnoException, folder: string): Promise<string> {
  if (code !== 'ENOENT') return message;
  // Some folders of the system, such as /proc, say of a new file that it is not there.
  const isThere = await stat(folder).catch(() => null);
  return isThere ? `the folder ${folder} takes no new files` : `there is no folder ${folder}`;
}
