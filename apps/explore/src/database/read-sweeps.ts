import type { StoredSweep } from '@convscape/core';
import type { Store } from '@convscape/store';
import { usageError } from '../failure/command-error.js';

/** Every sweep of a database, whole, or only the one named. */
export async function readSweeps(store: Store, name?: string): Promise<readonly StoredSweep[]> {
  const names = (await store.sweeps()).map((summary) => summary.sweep);
  if (name !== undefined && !names.includes(name)) {
    throw usageError(
      `there is no sweep ${JSON.stringify(name)} in ${store.file}`,
      names.length > 0 ? `it has ${names.map((known) => JSON.stringify(known)).join(', ')}` : 'it is empty',
    );
  }
  const sweeps: StoredSweep[] = [];
  for (const wanted of name === undefined ? names : [name]) {
    const stored = await store.readSweep(wanted);
    if (stored) sweeps.push(stored);
  }
  return sweeps;
}
