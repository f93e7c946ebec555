import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Database } from './database.js';
import type { Driver, OpenMode, SqlRow } from './driver/driver.js';
import { describeDriverError } from './driver-error.js';
import { readFileHeader } from './file-header.js';
import { migrate, newestVersion, schemaVersion } from './migrate.js';
import type { Migration } from './migrations/migration.js';
import { hasJournal, readCutShort } from './rollback-journal.js';
import { StoreError } from './store-error.js';

/** At most this long until an opening that found the database in use is tried again. */
const BUSY_PAUSE_MS = 20;

export interface OpenDatabaseOptions {
  readonly mode: OpenMode;
  readonly driver: Driver;
  readonly migrations: readonly Migration[];
  /** How long to wait for another process that is writing. */
  readonly busyTimeoutMs: number;
  readonly now: () => Date;
}

/**
 * Opens a database of this application at the newest schema version, or says why not and leaves the file as it is.
 * @throws {StoreError}
 */
export async function openDatabase(file: string, options: OpenDatabaseOptions): Promise<Database> {
  const header = await readFileHeader(file);
  if (header.state === 'ours') refuseNewer(file, header.schemaVersion, options.migrations);
  if (options.mode === 'read') {
    if (header.state === 'missing') {
      const problem = 'there is no such database';
      throw new StoreError('NOT_FOUND', { file, problem, hint: 'check the path; a sweep creates it' });
    }
    if (header.state === 'empty') {
      const problem = 'the file is empty';
      throw new StoreError('NOT_A_DATABASE', { file, problem, hint: 'a sweep that writes to it fills it' });
    }
    return reader(file, options);
  }
  // After a crash at its creation SQLite must first roll back what was half written, which only a writer can do.
  const halfWritten = hasJournal(file);
  if (header.state === 'ours' && !halfWritten) {
    // Before anything may write to it: a writer's connection changes the file even when it only opens and closes it.
    const database = await connected(file, { ...options, mode: 'read' }, async (database) => {
      refuseNewer(file, await schemaVersion(database), options.migrations);
      await refuseCorrupt(database);
    });
    await database.close();
  }
  return connected(file, options, async (database) => {
    if (header.state === 'ours' && halfWritten) {
      // Reading it is what rolls back.
      refuseNewer(file, await schemaVersion(database), options.migrations);
      await refuseCorrupt(database);
    }
    await prepareToWrite(database, options);
  });
}

function reader(file: string, options: OpenDatabaseOptions): Promise<Database> {
  return connected(file, options, async (database) => {
    const version = await schemaVersion(database);
    refuseNewer(file, version, options.migrations);
    await refuseCorrupt(database);
    const newest = newestVersion(options.migrations);
    if (version < newest) {
      throw new StoreError('OLDER_SCHEMA', {
        file,
        problem: `its schema is version ${version}, and ${newest} is needed`,
        hint: 'open it once for writing (run its sweep again): that brings it up to date and keeps a backup',
      });
    }
  });
}

async function prepareToWrite(database: Database, { migrations, now }: OpenDatabaseOptions): Promise<void> {
  const { file } = database;
  await database.alone('PRAGMA synchronous = FULL');
  // While tables may be rebuilt: see migrate.
  await database.alone('PRAGMA foreign_keys = OFF');
  refuseNewer(file, await schemaVersion(database), migrations);
  // A new database is created before WAL is switched on, so that its first pages are in the file itself.
  await migrate(database, migrations, (version) => backupName(file, version, now()));
  await database.alone('PRAGMA foreign_keys = ON');
  const [row] = await database.alone('PRAGMA journal_mode = WAL');
  if (row?.journal_mode !== 'wal') {
    throw new StoreError('IO', {
      file,
      problem: 'this file system cannot hold a write-ahead log',
      hint: 'put the database on a local disk',
    });
  }
}

/**
 * Several processes may create, migrate or recover one database at the same moment, and SQLite refuses some of the steps at once, without its
 * busy timeout: a change of journal mode, for one (https://sqlite.org/c3ref/busy_handler.html). Whatever prepares may be repeated.
 */
async function connected(
  file: string,
  options: OpenDatabaseOptions,
  prepare: (database: Database) => Promise<void>,
): Promise<Database> {
  const givesUpMs = performance.now() + options.busyTimeoutMs;
  for (;;) {
    try {
      return await connectedOnce(file, options, prepare);
    } catch (error) {
      const inUse = error instanceof StoreError && error.code === 'IN_USE';
      if (!inUse || performance.now() >= givesUpMs) throw error;
      await setTimeout(Math.random() * BUSY_PAUSE_MS);
    }
  }
}

async function connectedOnce(
  file: string,
  { mode, driver, busyTimeoutMs }: OpenDatabaseOptions,
  prepare: (database: Database) => Promise<void>,
): Promise<Database> {
  // As an absolute path: SQLite gives names such as `:memory:` and `file:x` a meaning of their own.
  const connection = await driver.open(resolve(file), mode).catch((error: unknown) => {
    throw describeDriverError(error, file, driver);
  });
  const database = new Database(file, mode, driver, connection);
  try {
    await database.alone(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    await prepare(database);
    return database;
  } catch (error) {
    // Whatever closing says then: why it could not be opened is what counts.
    await database.close().catch(() => undefined);
    throw readCutShort(error, database) ?? error;
  }
}

function refuseNewer(file: string, version: number, migrations: readonly Migration[]): void {
  const newest = newestVersion(migrations);
  if (version <= newest) return;
  throw new StoreError('NEWER_SCHEMA', {
    file,
    problem: `its schema is version ${version}, and this convscape knows versions up to ${newest}`,
    hint: `use a newer convscape, one that knows schema version ${version}`,
  });
}

/** Every page and every row, without comparing indexes to tables: seconds for a gigabyte, before a run of hours or a report of all of it. */
async function refuseCorrupt(database: Database): Promise<void> {
  const [row] = await database.alone('PRAGMA quick_check(1)');
  const verdict = row === undefined ? 'no answer' : onlyValue(row);
  if (verdict === 'ok') return;
  throw new StoreError('CORRUPT', {
    file: database.file,
    problem: `the database is damaged (${verdict.replaceAll('\n', ' ')})`,
    hint: 'restore a backup, or salvage what can be read with `sqlite3 FILE .recover`; the file was left as it is',
  });
}

function onlyValue(row: SqlRow): string {
  return String(Object.values(row)[0]);
}

/** `x.sqlite.v1-20260131T120000Z.backup` */
function backupName(file: string, version: number, now: Date): string {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return `${resolve(file)}.v${version}-${time}.backup`;
}
