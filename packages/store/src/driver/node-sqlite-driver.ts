import type { Connection, Driver, DriverAvailability, SqlRow, SqlValue, Statement } from './driver.js';

/* The part of `node:sqlite` that is used. Node 20 has neither the module nor its types. */
interface NativeStatement {
  run(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): SqlRow[];
}
interface NativeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NativeStatement;
  close(): void;
}
interface NodeSqliteModule {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean }) => NativeDatabase;
}

/**
 * Node's own SQLite (22.13 and later without a flag). It is synchronous: a write holds the event loop until it is on disk, and two
 * writers of one file in one process would wait for each other until one gives up.
 */
export function loadNodeSqliteDriver(): DriverAvailability {
  const found: unknown = process.getBuiltinModule?.('node:sqlite');
  return isNodeSqlite(found)
    ? { available: true, driver: nodeSqliteDriver(found) }
    : {
        available: false,
        reason: `Node ${process.versions.node} has no node:sqlite (22.13 and later have it)`,
      };
}

function isNodeSqlite(found: unknown): found is NodeSqliteModule {
  return typeof found === 'object' && found !== null && 'DatabaseSync' in found;
}

function nodeSqliteDriver(sqlite: NodeSqliteModule): Driver {
  return {
    name: 'node:sqlite',
    open: async (path, mode) => connection(new sqlite.DatabaseSync(path, { readOnly: mode === 'read' })),
    resultCode: (error) =>
      error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
        ? error.errcode
        : null,
  };
}

function connection(database: NativeDatabase): Connection {
  return {
    exec: async (sql) => database.exec(sql),
    prepare: async (sql) => statement(database.prepare(sql)),
    close: async () => database.close(),
  };
}

function statement(native: NativeStatement): Statement {
  return {
    async run(values) {
      native.run(...values);
    },
    all: async (values) => native.all(...values),
  };
}
