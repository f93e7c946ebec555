import { createRequire } from 'node:module';

type SqlRow = Readonly<Record<string, unknown>>;

/** What is used here of Node's own SQLite, which Node 20 and its types do not have. */
interface NodeSqlite {
  readonly DatabaseSync: new (
    file: string,
    options: { readonly readOnly: boolean },
  ) => { prepare(sql: string): { all(): readonly SqlRow[] }; close(): void };
}

/** Runs one SQL query on a database file, with whichever SQLite is at hand, past all code of ours. */
export async function query(file: string, sql: string): Promise<readonly SqlRow[]> {
  return askOnce(file, sql, { readOnly: true });
}

/** Changes a database file behind our back. */
export async function change(file: string, sql: string): Promise<void> {
  await askOnce(file, sql, { readOnly: false });
}

/** A connection past all code of ours, which may hold a transaction. */
export interface ForeignConnection {
  ask(sql: string): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

/** Connects to a database file, to read only. */
export const connectTo = (file: string): Promise<ForeignConnection> => connect(file, { readOnly: true });

interface Access {
  readonly readOnly: boolean;
}

async function askOnce(file: string, sql: string, access: Access): Promise<readonly SqlRow[]> {
  const connection = await connect(file, access);
  try {
    return await connection.ask(sql);
  } finally {
    await connection.close();
  }
}

async function connect(file: string, access: Access): Promise<ForeignConnection> {
  return isInstalled('sqlite3') ? connectByPackage(file, access) : connectByNode(file, access);
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url)(name);
    return true;
  } catch {
    return false;
  }
}

async function connectByPackage(file: string, { readOnly }: Access): Promise<ForeignConnection> {
  const { default: sqlite3 } = await import('sqlite3');
  const database = new sqlite3.Database(file, readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE);
  return {
    ask: (sql) =>
      new Promise((resolve, reject) => {
        database.all<SqlRow>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
      }),
    close: () => new Promise((resolve) => database.close(() => resolve())),
  };
}

function connectByNode(file: string, access: Access): ForeignConnection {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as NodeSqlite;
  const database = new DatabaseSync(file, access);
  return {
    // Its rows have no prototype, which a comparison would notice.
    ask: async (sql) =>
      database
        .prepare(sql)
        .all()
        .map((row) => ({ ...row })),
    close: async () => database.close(),
  };
}
