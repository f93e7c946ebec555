import { rename, rm } from 'node:fs/promises';
import type { Database, Transaction } from './database.js';
import { APPLICATION_ID } from './file-header.js';
import type { Migration } from './migrations/migration.js';
import { removeLeftCopies } from './remove-left-copies.js';
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
 * Brings a database to the newest version in one transaction, after copying an existing one to the file that `backupFile` names.
 * Foreign keys must be off (a migration may rebuild a table that others refer to); they are checked after each migration.
 * Several processes may do this at once: one of them migrates, and keeps the only copy.
 * @throws {StoreError} `CONSTRAINT` where a migration leaves a reference to nothing; the database is then as it was.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  backupFile: (version: number) => string,
): Promise<void> {
  const version = await schemaVersion(database);
  if (version === newestVersion(migrations)) return;
  const copy = version > 0 ? `${backupFile(version)}-${process.pid}` : null;
  if (copy !== null) await removeLeftCopies(database.file);
  try {
    if (copy !== null) await database.alone('VACUUM INTO ?', [copy]);
    await database.write(async (transaction) => {
      // Another process that opened the database at the same moment may have migrated it, and kept a copy, meanwhile.
      if ((await versionInside(transaction)) !== version) return;
      if (copy !== null) await rename(copy, backupFile(version));
      for (const migration of migrations) {
        if (migration.version > version) await step(database.file, transaction, migration);
      }
    });
  } finally {
    // Where a full disk ended the copying, the half of it would only keep the disk full.
    for (const left of copy === null ? [] : [copy, `${copy}-journal`]) {
      await rm(left, { force: true }).catch(() => undefined);
    }
  }
  // The header is read without SQLite (see readFileHeader): the new version must be in the file, not only in its log.
  await database.alone('PRAGMA wal_checkpoint(TRUNCATE)');
}

async function step(file: string, transaction: Transaction, { version, sql }: Migration): Promise<void> {
  await transaction.exec(sql);
  const dangling = await transaction.all('PRAGMA foreign_key_check');
  if (dangling.length > 0) {
    throw new StoreError('CONSTRAINT', {
      file,
      problem: `migrating it to version ${version} would leave ${dangling.length} references to nothing`,
      hint: 'nothing was changed; please report this',
    });
  }
  await transaction.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
}

async function versionInside(transaction: Transaction): Promise<number> {
  const [row] = await transaction.all('PRAGMA user_version');
  return row === undefined ? 0 : integer(row, 'user_version');
}
