/**
 * What can go wrong with a database file.
 *
 * - `NOT_FOUND`: opened for reading, and there is no such file
 * - `NOT_A_DATABASE`, `OTHER_APPLICATION`: the file is something else; it was not touched
 * - `CORRUPT`, `NEWER_SCHEMA`, `OLDER_SCHEMA`: a database of ours that cannot be used as it is; it was not touched
 * - `CUT_SHORT`: opened for reading, and a change of it was cut short: a writer must undo the half of it first; it was not touched
 * - `IN_USE`: another process held it for longer than the busy timeout
 * - `DISK_FULL`, `IO`: the operating system refused
 * - `CONSTRAINT`: a record names a sweep, run, device or candidate that is not stored, or holds an impossible value
 * - `READ_ONLY`, `CLOSED`: the store was opened for reading, or closed before
 * - `DRIVER_MISSING`: no SQLite on this machine
 */
export type StoreErrorCode =
  | 'NOT_FOUND'
  | 'NOT_A_DATABASE'
  | 'OTHER_APPLICATION'
  | 'CORRUPT'
  | 'NEWER_SCHEMA'
  | 'OLDER_SCHEMA'
  | 'CUT_SHORT'
  | 'IN_USE'
  | 'DISK_FULL'
  | 'IO'
  | 'CONSTRAINT'
  | 'READ_ONLY'
  | 'CLOSED'
  | 'DRIVER_MISSING';

export interface StoreErrorDetails {
  readonly file: string;
  /** What is the matter, after the file's name. */
  readonly problem: string;
  /** What to do about it. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** A database that cannot be opened, read or written: which one, why, and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly file: string;
  readonly hint: string;

  constructor(code: StoreErrorCode, { file, problem, hint, cause }: StoreErrorDetails) {
    super(`${file}: ${problem}; ${hint}`, { cause });
    this.name = 'StoreError';
    this.code = code;
    this.file = file;
    this.hint = hint;
  }
}

/** Neither SQLite driver loads here. */
export class StoreDriverMissingError extends StoreError {
  constructor(file: string, reasons: readonly string[]) {
    super('DRIVER_MISSING', {
      file,
      problem: `there is no SQLite to open it with (${reasons.join('; ')})`,
      hint: 'either install the sqlite3 package (`npm install sqlite3@6.0.1`) or run Node 22.13 or later, which has its own',
    });
    this.name = 'StoreDriverMissingError';
  }
}
