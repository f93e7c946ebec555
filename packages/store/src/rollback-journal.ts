import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from './database.js';
import { StoreError } from './store-error.js';

/** SQLite's primary result code where a read-only connection would have to write. */
const READONLY = 8;

/** Whether a rollback journal lies beside a database: a change of it is under way, or was cut short. */
export function hasJournal(file: string): boolean {
  return existsSync(`${realPath(file)}-journal`);
}

/**
 * What a reader is told of a database whose last change was cut short (a process killed while it brought it up to date, say): SQLite must
 * first undo the half of it, which only a writer can. Null where the error has another cause.
 */
export function readCutShort(error: unknown, { file, mode, driver }: Database): StoreError | null {
  if (mode !== 'read' || !(error instanceof StoreError)) return null;
  const resultCode = driver.resultCode(error.cause) ?? 0;
  if ((resultCode & 0xff) !== READONLY || !hasJournal(file)) return null;
  return new StoreError('CUT_SHORT', {
    file,
    problem: 'a change of it was cut short, and must be undone before it can be read',
    hint: 'open it once for writing (run its sweep again): that undoes the half of it, and nothing else is lost',
    cause: error.cause,
  });
}

/** SQLite goes by the file itself, also where it is named by a link. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
