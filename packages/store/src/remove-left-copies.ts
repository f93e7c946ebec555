import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** A copy that is being made is written to all the time: one that nobody has touched for so long was left by a migration that was killed. */
const LEFT_MS = 3_600_000;

/** Removes what killed migrations of this database have left half copied. A folder that cannot be looked through keeps it. */
export async function removeLeftCopies(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(file)}.v`) || !/\.backup-\d+(-journal)?$/.test(name)) continue;
    const copy = join(folder, name);
    const there = await stat(copy).catch(() => null);
    if (there !== null && Date.now() - there.mtimeMs > LEFT_MS) {
      await rm(copy, { force: true }).catch(() => undefined);
    }
  }
}
