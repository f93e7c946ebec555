import type { Database } from './database.js';
import { APPLICATION_ID } from './file-header.js';
import type { Migration } from './migrations/migration.js';
import { integer } from './row-value.js';
import { StoreError } from './store-error.js';

/** The schema version that a database has. */
export async function schemaVersion(database: Database): Promise<number> {
  const [row] = await database.alone('PRAGMA user_version');
  return row === undefined ? 0 : integer(row, 'user_version');
}

/** The schema version that these migrations lead to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings a database to the newest version, one transaction a migration, after copying an existing one to `backupFile`.
 * Foreign keys must be off (a migration may rebuild a table that others refer to); they are checked before each commit.
 * @throws {StoreError} `CONSTRAINT` where a migration leaves a reference to nothing; the database is then as it was before that step.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  backupFile: (version: number) => string,
): Promise<void> {
  const version = await schemaVersion(database);
  if (version === newestVersion(migrations)) return;
  if (version > 0) await database.alone('VACUUM INTO ?', [backupFile(version)]);
  for (const migration of migrations) {
    if (migration.version > version) await step(database, migration);
  }
  // The header is read without SQLite (see readFileHeader): the new version must be in the file, not only in its log.
  await database.alone('PRAGMA wal_checkpoint(TRUNCATE)');
}

function step(database: Database, { version, sql }: Migration): Promise<void> {
  return database.write(async (transaction) => {
    const [row] = await transaction.all('PRAGMA user_version');
    // Another process that opened the database at the same moment has done this step.
    if (row !== undefined && integer(row, 'user_version') >= version) return;
    await transaction.exec(sql);
    const dangling = await transaction.all('PRAGMA foreign_key_check');
    if (dangling.length > 0) {
      throw new StoreError('CONSTRAINT', {
        file: database.file,
        problem: `migrating it to version ${version} would leave ${dangling.length} references to nothing`,
        hint: 'nothing was changed; please report this',
      });
    }
    await transaction.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
  });
}
