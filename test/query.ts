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
export function query(file: string, sql: string): Promise<readonly SqlRow[]> {
  return run(file, sql, { readOnly: true });
}

/** Changes a database file behind our back. */
export async function change(file: string, sql: string): Promise<void> {
  await run(file, sql, { readOnly: false });
}

interface Access {
  readonly readOnly: boolean;
}

async function run(file: string, sql: string, access: Access): Promise<readonly SqlRow[]> {
  return isInstalled('sqlite3') ? runWithPackage(file, sql, access) : runWithNode(file, sql, access);
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url)(name);
    return true;
  } catch {
    return false;
  }
}

async function runWithPackage(file: string, sql: string, { readOnly }: Access): Promise<readonly SqlRow[]> {
  const { default: sqlite3 } = await import('sqlite3');
  const database = new sqlite3.Database(file, readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE);
  try {
    return await new Promise((resolve, reject) => {
      database.all<SqlRow>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}

function runWithNode(file: string, sql: string, access: Access): readonly SqlRow[] {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as NodeSqlite;
  const database = new DatabaseSync(file, access);
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
