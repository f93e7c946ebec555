import { type RunAlone, runAlone } from '@convscape/core';
import { withDatabase } from '../database/open-existing.js';
import { checkSweep } from '../database/read-sweeps.js';
import { blockTextOf } from '../front/block-text.js';
import { findRun } from './find-run.js';
import { runAddress } from './run-address.js';

/** A run that was asked for, where it came from, and the words for its blocks. */
export interface AskedRun {
  readonly file: string;
  readonly alone: RunAlone;
  readonly blockText: (candidate: string) => string;
}

/** @throws {CommandError} exit 2 where there is no such database or run */
export function readRun(
  text: string,
  { database, sweep }: { readonly database: string; readonly sweep: string | undefined },
): Promise<AskedRun> {
  const { file, prefix } = runAddress(text, database);
  return withDatabase(file, async (store) => {
    await checkSweep(store, sweep);
    const run = findRun(await store.runs(sweep), prefix, file);
    const stored = await store.readSweep(run.sweep);
    // A run has a sweep, and a database that says otherwise was refused when it was opened.
    if (stored === null) throw new Error(`${file} has a run ${run.run} and not its sweep ${run.sweep}`);
    return { file, alone: runAlone(stored, run.run), blockText: blockTextOf([stored]) };
  });
}
