import { openStore, type Store, StoreError, type StoreErrorCode } from '@convscape/store';
import { withDatabase } from './open-existing.js';

/** What opening it for writing puts right. */
const MENDED_BY_WRITERS: readonly StoreErrorCode[] = ['OLDER_SCHEMA', 'CUT_SHORT'];

/**
 * Reads a database that must be there as `withDatabase` does, for a command that writes to it next: one of an older schema version is first
 * brought up to date, which keeps a backup, and one whose last change was cut short is first mended, instead of being refused. What is
 * refused otherwise is left as it is.
 */
export async function withDatabaseToWrite<Result>(
  file: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result> {
  try {
    return await withDatabase(file, read);
  } catch (error) {
    if (!(error instanceof StoreError && MENDED_BY_WRITERS.includes(error.code))) throw error;
  }
  const store = await openStore(file, { mode: 'write' });
  await store.close();
  return withDatabase(file, read);
}
