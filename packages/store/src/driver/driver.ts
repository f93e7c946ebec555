export const DRIVER_NAMES = ['sqlite3', 'node:sqlite'] as const;
/** The SQLite bindings this store can sit on, the preferred one first. */
export type DriverName = (typeof DRIVER_NAMES)[number];

export type OpenMode = 'write' | 'read';

export type SqlValue = string | number | null;
export type SqlRow = { readonly [column: string]: unknown };

/** A prepared statement; its connection finalizes it. */
export interface Statement {
  run(values: readonly SqlValue[]): Promise<void>;
  all(values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}

/** One connection. It does not order its callers: never start a call before the last one has settled. */
export interface Connection {
  exec(sql: string): Promise<void>;
  prepare(sql: string): Promise<Statement>;
  close(): Promise<void>;
}

export interface Driver {
  readonly name: DriverName;
  /** `read` never creates or changes the file; `write` creates it where it is missing. */
  open(path: string, mode: OpenMode): Promise<Connection>;
  /** SQLite's result code behind an error of this driver (https://sqlite.org/rescode.html); null where it is no error of SQLite. */
  resultCode(error: unknown): number | null;
}

/** A driver, or why this machine does not have it. */
export type DriverAvailability =
  | { readonly available: true; readonly driver: Driver }
  | { readonly available: false; readonly reason: string };
