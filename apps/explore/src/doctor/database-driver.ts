import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, StoreDriverMissingError } from '@convscape/store';
import type { MachineFacts } from './machine-facts.js';

/** Opens a database for a moment: only that shows whether a driver works here. */
export async function databaseDriver(): Promise<MachineFacts['driver']> {
  let folder: string | undefined;
  try {
    // A folder of its own: a name in a folder for everybody could be somebody's link.
    folder = await mkdtemp(join(tmpdir(), 'convscape-doctor-'));
    const store = await openStore(join(folder, 'doctor.sqlite'), { mode: 'write' });
    await store.close();
    return { name: store.driver };
  } catch (error) {
    const { message } = error as Error;
    return error instanceof StoreDriverMissingError ? { missing: message } : { untried: message };
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
