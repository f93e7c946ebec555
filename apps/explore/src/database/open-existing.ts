import { statSync } from 'node:fs';
import { openStore, type Store } from '@convscape/store';
import { usageError } from '../failure/command-error.js';
import { closedAfter } from './closed-after.js';

/** Opens a database that must be there, for reading only, and closes it again whatever happens. */
export async function withDatabase<Result>(
  file: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result> {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) {
    throw usageError(`${file} is a folder, not a database`, 'name a file with --db or CONVSCAPE_DB');
  }
  if (!there) {
    throw usageError(
      `there is no database ${file}`,
      'measure something first (explore sweep --config sweep.json), or name a database with --db or CONVSCAPE_DB',
    );
  }
  const store = await openStore(file, { mode: 'read' });
  return closedAfter(store, () => read(store));
}
