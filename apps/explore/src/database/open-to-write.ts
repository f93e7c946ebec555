import { openStore, type Store, StoreError } from '@convscape/store';
import { withDatabase } from './open-existing.js';

/**
 * Reads a database that must be there as `withDatabase` does, for a command that writes to it next: one of an older schema version is first
 * brought up to date, which keeps a backup, instead of being refused. What is refused otherwise is left as it is.
 */
export async function withDatabaseToWrite<Result>(
  file: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result> {
  try {
    return await withDatabase(file, read);
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'OLDER_SCHEMA')) throw error;
  }
  const store = await openStore(file, { mode: 'write' });
  await store.close();
  return withDatabase(file, read);
}
