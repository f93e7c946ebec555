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
  return isInstalled('sqlite3') ? queryWithPackage(file, sql) : queryWithNode(file, sql);
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url)(name);
    return true;
  } catch {
    return false;
  }
}

async function queryWithPackage(file: string, sql: string): Promise<readonly SqlRow[]> {
  const { default: sqlite3 } = await import('sqlite3');
  const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
  try {
    return await new Promise((resolve, reject) => {
      database.all<SqlRow>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}

function queryWithNode(file: string, sql: string): readonly SqlRow[] {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as NodeSqlite;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // Its rows have no prototype, which a comparison would notice.
    return database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}
