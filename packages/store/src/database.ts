import type { Connection, Driver, OpenMode, SqlRow, SqlValue, Statement } from './driver/driver.js';
import { describeDriverError } from './driver-error.js';
import { StoreError } from './store-error.js';
import { Turns } from './turns.js';

/** Rows read at once: bounds what a large read holds twice (once as rows, once as records). */
const PAGE_ROWS = 1000;

/** What may be done inside a transaction. */
export interface Transaction {
  exec(sql: string): Promise<void>;
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  all(sql: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /**
   * Reads page by page. The query's last two parameters are the key after which to go on and the number of rows; it returns that
   * key as `page_key`, ascending. `first` is below every key.
   */
  pages(
    sql: string,
    values: readonly SqlValue[],
    first: number | string,
    onRow: (row: SqlRow) => void,
  ): Promise<void>;
}

/** One connection whose work is done one transaction at a time, never interleaved, with every statement prepared once. */
export class Database {
  readonly file: string;
  readonly mode: OpenMode;
  readonly driver: Driver;
  readonly #connection: Connection;
  readonly #turns = new Turns();
  readonly #statements = new Map<string, Statement>();
  #closing: Promise<void> | undefined;

  constructor(file: string, mode: OpenMode, driver: Driver, connection: Connection) {
    this.file = file;
    this.mode = mode;
    this.driver = driver;
    this.#connection = connection;
  }

  /** All of `work` or nothing; committed to disk when the promise resolves. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    if (this.mode === 'read') {
      return Promise.reject(
        new StoreError('READ_ONLY', {
          file: this.file,
          problem: 'it was opened for reading only',
          hint: "open it with mode 'write'",
        }),
      );
    }
    // IMMEDIATE: waits for another writer at the start, where waiting is safe, rather than failing in the middle.
    return this.#turn(() => this.#transaction('BEGIN IMMEDIATE', work));
  }

  /** `work` sees one state of the database, whatever is written meanwhile. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.#turn(() => this.#transaction('BEGIN', work));
  }

  /** For what SQLite runs outside transactions only: some pragmas, VACUUM. */
  alone(sql: string, values: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    return this.#turn(() => this.#all(sql, values));
  }

  close(): Promise<void> {
    this.#closing ??= this.#turns.take(() => this.#connection.close());
    return this.#closing;
  }

  #turn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closing !== undefined) {
      const problem = 'the store was closed before';
      return Promise.reject(new StoreError('CLOSED', { file: this.file, problem, hint: 'open it again' }));
    }
    return this.#turns.take(async () => {
      try {
        return await work();
      } catch (error) {
        throw describeDriverError(error, this.file, this.driver);
      }
    });
  }

  async #transaction<Result>(
    begin: string,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    await this.#run(begin, []);
    try {
      const result = await work(this.#inside);
      await this.#run('COMMIT', []);
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk); then there is nothing left to roll back.
      await this.#run('ROLLBACK', []).catch(() => undefined);
      throw error;
    }
  }

  readonly #inside: Transaction = {
    exec: (sql) => this.#connection.exec(sql),
    run: (sql, values = []) => this.#run(sql, values),
    all: (sql, values = []) => this.#all(sql, values),
    pages: async (sql, values, first, onRow) => {
      let key: number | string = first;
      for (;;) {
        const rows = await this.#all(sql, [...values, key, PAGE_ROWS]);
        for (const row of rows) onRow(row);
        if (rows.length < PAGE_ROWS) return;
        key = rows.at(-1)?.page_key as number | string;
      }
    },
  };

  async #run(sql: string, values: readonly SqlValue[]): Promise<void> {
    await (await this.#statement(sql)).run(values.map(withoutNul));
  }

  async #all(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return (await this.#statement(sql)).all(values.map(withoutNul));
  }

  async #statement(sql: string): Promise<Statement> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = await this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** SQLite and its drivers disagree about where a text with a NUL ends, so a NUL is stored as its picture, ␀. */
function withoutNul(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\u2400') : value;
}
