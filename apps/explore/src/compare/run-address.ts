import { existsSync } from 'node:fs';

/** Where a run is: the first digits of its id in a database, or the newest of it. */
export interface RunAddress {
  readonly file: string;
  /** Null: the newest run. */
  readonly prefix: string | null;
}

/**
 * What `A` and `B` of `compare` may be: `3f9a` is a run of `database`, `nightly.sqlite` the newest run of another, `nightly.sqlite#3f9a` one of
 * its runs. A file is known by a separator or a dot, which no run id has.
 */
export function runAddress(text: string, database: string): RunAddress {
  if (!/[/\\.#]/.test(text)) return { file: database, prefix: text };
  const hash = text.lastIndexOf('#');
  // A file may have the sign in its name.
  if (hash === -1 || existsSync(text)) return { file: text, prefix: null };
  return { file: text.slice(0, hash) || database, prefix: text.slice(hash + 1) };
}
