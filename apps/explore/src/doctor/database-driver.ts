import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@convscape/store';
import type { MachineFacts } from './machine-facts.js';

/** Opens a database for a moment: only that shows whether a driver works here. */
export async function databaseDriver(): Promise<MachineFacts['driver']> {
  const file = join(tmpdir(), `convscape-doctor-${process.pid}.sqlite`);
  try {
    const store = await openStore(file, { mode: 'write' });
    await store.close();
    return { name: store.driver };
  } catch (error) {
    return { missing: (error as Error).message };
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${file}${end}`, { force: true });
  }
}
