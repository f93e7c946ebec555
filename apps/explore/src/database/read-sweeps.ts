import type { StoredSweep } from '@convscape/core';
import type { Store } from '@convscape/store';
import { usageError } from '../failure/command-error.js';

/** Every sweep of a database, whole, or only the one named. */
export async function readSweeps(store: Store, name?: string): Promise<readonly StoredSweep[]> {
  const names = await checkSweep(store, name);
  const sweeps: StoredSweep[] = [];
  for (const wanted of name === undefined ? names : [name]) {
    const stored = await store.readSweep(wanted);
    if (stored) sweeps.push(stored);
  }
  return sweeps;
}

/**
 * The names of all sweeps, having made sure that the one asked for is among them.
 * @throws {CommandError} exit 2
 */
export async function checkSweep(store: Store, name: string | undefined): Promise<readonly string[]> {
  const names = (await store.sweeps()).map((summary) => summary.sweep);
  if (name === undefined || names.includes(name)) return names;
  throw usageError(
    `there is no sweep ${JSON.stringify(name)} in ${store.file}`,
    names.length > 0 ? `it has ${names.map((known) => JSON.stringify(known)).join(', ')}` : 'it is empty',
  );
}
