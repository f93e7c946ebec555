import { createRequire } from 'node:module';
import type { Connection, Driver, DriverAvailability, OpenMode, SqlRow, Statement } from './driver.js';

/*
 * The part of the `sqlite3` package that is used. Its own types are not imported: the package is optional, and this one must
 * compile where it is not installed.
 */
type Done = (error: Error | null) => void;
type DoneWithRows = (error: Error | null, rows: SqlRow[]) => void;
interface NativeStatement {
  run(values: readonly unknown[], done: Done): void;
  all(values: readonly unknown[], done: DoneWithRows): void;
  finalize(done: Done): void;
}
interface NativeDatabase {
  exec(sql: string, done: Done): void;
  prepare(sql: string, done: Done): NativeStatement;
  close(done: Done): void;
}
interface Sqlite3Module {
  readonly OPEN_READONLY: number;
  readonly OPEN_READWRITE: number;
  readonly OPEN_CREATE: number;
  readonly OPEN_FULLMUTEX: number;
  readonly Database: new (path: string, flags: number, done: Done) => NativeDatabase;
}

/** The `sqlite3` package: SQLite compiled in, called on libuv's thread pool, so that a write never blocks the event loop. */
export function loadSqlite3Driver(): DriverAvailability {
  try {
    const sqlite3: Sqlite3Module = createRequire(import.meta.url)('sqlite3');
    return { available: true, driver: sqlite3Driver(sqlite3) };
  } catch (error) {
    // Not installed, or installed without the binary for this runtime: both mean "take the other driver".
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    return { available: false, reason: `the sqlite3 package does not load: ${reason}` };
  }
}

function sqlite3Driver(sqlite3: Sqlite3Module): Driver {
  return {
    name: 'sqlite3',
    async open(path, mode) {
      let database: NativeDatabase | undefined;
      await settled((done) => {
        database = new sqlite3.Database(path, openFlags(sqlite3, mode), done);
      });
      return connection(database!);
    },
    resultCode: (error) =>
      error instanceof Error && 'errno' in error && typeof error.errno === 'number' && error.errno > 0
        ? error.errno
        : null,
  };
}

function openFlags(sqlite3: Sqlite3Module, mode: OpenMode): number {
  const access = mode === 'read' ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
  return access | sqlite3.OPEN_FULLMUTEX;
}

function connection(database: NativeDatabase): Connection {
  const statements: NativeStatement[] = [];
  return {
    exec: (sql) => settled((done) => database.exec(sql, done)),
    async prepare(sql) {
      let native: NativeStatement | undefined;
      await settled((done) => {
        native = database.prepare(sql, done);
      });
      statements.push(native!);
      return statement(native!);
    },
    async close() {
      // SQLite refuses to close a connection that still has statements.
      for (const native of statements.splice(0)) await settled((done) => native.finalize(() => done(null)));
      await settled((done) => database.close(done));
    },
  };
}

function statement(native: NativeStatement): Statement {
  return {
    run: (values) => settled((done) => native.run(values, done)),
    all: (values) =>
      new Promise((resolve, reject) => {
        native.all(values, (error, rows) => (error === null ? resolve(rows) : reject(error)));
      }),
  };
}

function settled(start: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === null ? resolve() : reject(error)));
  });
}
