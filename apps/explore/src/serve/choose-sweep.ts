import { newestRunFirst } from '@convscape/core';
import type { Store } from '@convscape/store';
import { checkSweep } from '../database/read-sweeps.js';
import { usageError } from '../failure/command-error.js';

/** The sweep that devices join: the one named, or that of the newest run. @throws {CommandError} exit 2 */
export async function chooseSweep(store: Store, name: string | undefined): Promise<string> {
  await checkSweep(store, name);
  const begun = (await store.sweeps()).flatMap(({ sweep, newestRun }) =>
    newestRun !== null && (name === undefined || sweep === name) ? [newestRun] : [],
  );
  const [newest] = begun.sort(newestRunFirst);
  if (newest !== undefined) return newest.sweep;
  throw usageError(
    `no run of ${name === undefined ? 'any sweep' : `the sweep ${JSON.stringify(name)}`} is in ${store.file}`,
    'a sweep that is begun on this machine says what devices are to measure: explore sweep --config sweep.json',
  );
}
