import type { Driver } from './driver/driver.js';
import { RowError } from './row-value.js';
import { StoreError, type StoreErrorCode } from './store-error.js';

interface Meaning {
  readonly code: StoreErrorCode;
  readonly hint: string;
}

const IO: Meaning = {
  code: 'IO',
  hint: 'check that the folder exists, that both can be read and written, and that the disk is sound',
};
const IN_USE: Meaning = {
  code: 'IN_USE',
  hint: 'wait until the other process has finished, or use another database',
};

const CORRUPT: Meaning = {
  code: 'CORRUPT',
  hint: 'restore a backup, or salvage what can be read with `sqlite3 FILE .recover`',
};

/** What only damage makes of our own SQL: a generic error (1) of SQLite's, which otherwise has many causes. */
const SAYS_DAMAGED = /no such (table|column)|malformed JSON/;

/** By its words: one of the drivers tells primary codes alone (https://sqlite.org/rescode.html#constraint_foreignkey). */
const SAYS_DANGLING = /FOREIGN KEY constraint failed/;
const DANGLING: Meaning = {
  code: 'CONSTRAINT',
  hint: 'store the sweep, device, run and candidates before what refers to them',
};

/** Primary result codes of SQLite, https://sqlite.org/rescode.html#primary_result_code_list */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map([
  [3, IO], // PERM
  [5, IN_USE], // BUSY
  [6, IN_USE], // LOCKED
  [8, IO], // READONLY
  [10, IO], // IOERR
  [11, CORRUPT],
  [13, { code: 'DISK_FULL', hint: 'free some space; what was acknowledged is kept' }],
  [14, IO], // CANTOPEN
  [19, { code: 'CONSTRAINT', hint: 'nothing of it was stored; please report this' }],
  [26, { code: 'NOT_A_DATABASE', hint: 'name another file; this one was left as it is' }],
]);

/** Gives an error of SQLite its code and mend; any other error, and what only a mistake of ours can cause, comes back as it is. */
export function describeDriverError(error: unknown, file: string, driver: Driver): unknown {
  const problem = error instanceof Error ? error.message : String(error);
  if (error instanceof RowError) {
    return new StoreError('CORRUPT', { file, problem, hint: CORRUPT.hint, cause: error });
  }
  const resultCode = driver.resultCode(error);
  if (resultCode === null) return error;
  const meaning = meaningOf(resultCode, problem);
  if (meaning === undefined) return error;
  return new StoreError(meaning.code, { file, problem, hint: meaning.hint, cause: error });
}

function meaningOf(resultCode: number, problem: string): Meaning | undefined {
  if (SAYS_DAMAGED.test(problem)) return CORRUPT;
  if (SAYS_DANGLING.test(problem)) return DANGLING;
  // The low byte is the primary code, the rest says more about it.
  return MEANINGS.get(resultCode & 0xff);
}
