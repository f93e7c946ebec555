import { open, rm } from 'node:fs/promises';

/**
 * Writes a file that is not there yet, whole or not at all. `mode`: who may read and write it, where that is not as the system would have it.
 * @throws `EEXIST` where something is there, be it a link to nothing
 */
export async function writeNew(file: string, text: string | Iterable<string>, mode?: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    try {
      for (const piece of typeof text === 'string' ? [text] : text) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
}
