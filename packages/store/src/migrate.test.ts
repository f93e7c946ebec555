import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import type { Driver, SqlRow, SqlValue } from './driver/driver.js';
import { changedDriver } from './fixtures/changed-driver.js';
import { onEachDriver } from './fixtures/on-each-driver.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import type { Migration } from './migrations/migration.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { openDatabase } from './open-database.js';

const folder = temporaryFolder();
let files = 0;

const ONE: Migration = {
  version: 1,
  sql: `CREATE TABLE parent (id INTEGER PRIMARY KEY);
        CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent);
        INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);`,
};
const TWO: Migration = { version: 2, sql: 'ALTER TABLE parent ADD COLUMN name TEXT' };
const THREE: Migration = { version: 3, sql: "UPDATE parent SET name = 'three'" };
const BROKEN: Migration = {
  version: 3,
  sql: "UPDATE parent SET name = 'lost'; INSERT INTO nowhere VALUES (1)",
};
const DANGLING: Migration = { version: 3, sql: 'DELETE FROM parent' };

onEachDriver('migrations', (driver: Driver) => {
  const open = (
    file: string,
    migrations: readonly Migration[],
    mode: 'write' | 'read' = 'write',
    by: Driver = driver,
  ) =>
    openDatabase(file, {
      mode,
      driver: by,
      migrations,
      busyTimeoutMs: 1000,
      now: () => new Date('2026-01-31T12:00:00.500Z'),
    });

  async function versionOne(): Promise<string> {
    const file = join(folder, `${files++}.sqlite`);
    const database = await open(file, [ONE]);
    await database.close();
    return file;
  }

  async function query(file: string, sql: string): Promise<readonly SqlRow[]> {
    const connection = await driver.open(file, 'read');
    const rows = await (await connection.prepare(sql)).all([]);
    await connection.close();
    return rows.map((row) => ({ ...row }));
  }

  it('remove what a killed one has half copied, and nothing that another may be copying', async () => {
    const file = await versionOne();
    const [left, fresh, foreign] = [
      `${file}.v1-20260130T120000Z.backup-7`,
      `${file}.v1-20260131T115959Z.backup-8`,
      `${file}.backup-9`,
    ];
    for (const name of [left, fresh, foreign]) writeFileSync(name, 'half a copy');
    for (const name of [left, foreign]) utimesSync(name, 0, 0);
    await (await open(file, [ONE, TWO])).close();
    expect([left, fresh, foreign].map(existsSync)).toEqual([false, true, true]);
  });

  it('bring an older database up to date, step by step, and keep a backup of it', async () => {
    const file = await versionOne();
    const database = await open(file, [ONE, TWO, THREE]);
    await database.close();
    expect(await query(file, 'SELECT * FROM parent')).toEqual([{ id: 1, name: 'three' }]);
    expect(await query(file, 'PRAGMA user_version')).toEqual([{ user_version: 3 }]);

    const backup = `${file}.v1-20260131T120000Z.backup`;
    expect(await query(backup, 'SELECT * FROM parent')).toEqual([{ id: 1 }]);
    const restored = await open(backup, [ONE], 'read');
    await restored.close();
  });

  it('that cannot be copied before leave no half of a copy, and the database as it was', async () => {
    const file = await versionOne();
    const fullDisk = changedDriver(driver, (connection) => ({
      async prepare(sql) {
        if (!sql.startsWith('VACUUM INTO')) return connection.prepare(sql);
        const copy = async ([name]: readonly SqlValue[]) => {
          for (const left of [String(name), `${name}-journal`]) writeFileSync(left, 'half a copy');
          throw new Error('no space left');
        };
        return { run: copy, all: copy };
      },
    }));
    await expect(open(file, [ONE, TWO], 'write', fullDisk)).rejects.toThrow('no space left');
    expect(readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.v1`))).toEqual([]);
    expect(await query(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
  });

  it('that fail leave the database as it was', async () => {
    const file = await versionOne();
    await expect(open(file, [ONE, TWO, BROKEN])).rejects.toThrow('nowhere');
    expect(await query(file, 'SELECT * FROM parent')).toEqual([{ id: 1 }]);
    expect(await query(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
  });

  it('that would leave a reference to nothing are refused', async () => {
    const file = await versionOne();
    await expect(open(file, [ONE, TWO, DANGLING])).rejects.toMatchObject({ code: 'CONSTRAINT' });
    expect(await query(file, 'SELECT count(*) AS parents FROM parent')).toEqual([{ parents: 1 }]);
  });

  it('are not made by a reader, who is told what to do', async () => {
    const file = await versionOne();
    const before = readFileSync(file);
    await expect(open(file, [ONE, TWO], 'read')).rejects.toMatchObject({ code: 'OLDER_SCHEMA' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('are what a reader is told to make, also where closing fails then', async () => {
    const file = await versionOne();
    const cannotClose = changedDriver(driver, (connection) => ({
      async close() {
        await connection.close();
        throw new Error('cannot close');
      },
    }));
    await expect(open(file, [ONE, TWO], 'read', cannotClose)).rejects.toMatchObject({ code: 'OLDER_SCHEMA' });
  });

  it('say in the file itself which version it has, so that an older program refuses it untouched', async () => {
    const file = await versionOne();
    const database = await open(file, [ONE, TWO]);
    const before = readFileSync(file);
    await expect(open(file, [ONE])).rejects.toMatchObject({ code: 'NEWER_SCHEMA' });
    expect(readFileSync(file).equals(before)).toBe(true);
    await database.close();
  });

  it('are written to the disk before anything is called done, and foreign keys hold afterwards', async () => {
    const database = await open(await versionOne(), [ONE]);
    const pragma = async (name: string) =>
      Object.values((await database.alone(`PRAGMA ${name}`))[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    await expect(database.write(({ run }) => run('INSERT INTO child VALUES (7)'))).rejects.toMatchObject({
      code: 'CONSTRAINT',
    });
    await database.close();
  });

  it('a full disk is told from other failures, and takes nothing that was committed', async () => {
    const file = await versionOne();
    const database = await open(file, [ONE]);
    await database.write(({ run }) => run('INSERT INTO parent VALUES (2)'));
    await database.alone('PRAGMA max_page_count = 1');
    const fill = database.write(async ({ run }) => {
      await run('INSERT INTO parent VALUES (3)');
      await run('CREATE TABLE more AS SELECT zeroblob(100000)');
    });
    await expect(fill).rejects.toMatchObject({ code: 'DISK_FULL' });
    await database.write(({ run }) => run('INSERT INTO parent VALUES (4)'));
    await database.close();
    expect(await query(file, 'SELECT id FROM parent')).toEqual([{ id: 1 }, { id: 2 }, { id: 4 }]);
  });
});

it('the released migrations count up from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});
