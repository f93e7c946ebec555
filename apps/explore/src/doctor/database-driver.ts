import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@convscape/store';
import type { MachineFacts } from './machine-facts.js';

/** Opens a database for a moment: only that shows whether a driver works here. */
export async function databaseDriver(): Promise<MachineFacts['driver']> {
  // A folder of its own: a name in a folder for everybody could be somebody's link.
  const folder = await mkdtemp(join(tmpdir(), 'convscape-doctor-'));
  try {
    const store = await openStore(join(folder, 'doctor.sqlite'), { mode: 'write' });
    await store.close();
    return { name: store.driver };
  } catch (error) {
    return { missing: (error as Error).message };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
