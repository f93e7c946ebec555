import { loadDriver } from '../../packages/store/dist/driver/choose-driver.js';
import { openDatabase } from '../../packages/store/dist/open-database.js';

// Brings a database to the version it is told: 1 makes one, 2 rebuilds its table, 3 changes every row.
const [file, version] = process.argv.slice(2);
const ROWS = 30_000;

const MIGRATIONS = [
  {
    version: 1,
    sql: `CREATE TABLE entry (id INTEGER PRIMARY KEY, value INTEGER NOT NULL, text TEXT NOT NULL);
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
          INSERT INTO entry SELECT i, 1, hex(zeroblob(40)) FROM n;`,
  },
  {
    version: 2,
    sql: `CREATE TABLE entry_2 (id INTEGER PRIMARY KEY, value INTEGER NOT NULL, text TEXT NOT NULL);
          INSERT INTO entry_2 SELECT id, 2, text || 'x' FROM entry;
          DROP TABLE entry; ALTER TABLE entry_2 RENAME TO entry;`,
  },
  { version: 3, sql: 'UPDATE entry SET value = 3' },
];

const found = loadDriver('sqlite3').available ? loadDriver('sqlite3') : loadDriver('node:sqlite');
process.stdout.write('begun\n');
const database = await openDatabase(file, {
  mode: 'write',
  driver: found.driver,
  migrations: MIGRATIONS.slice(0, Number(version)),
  busyTimeoutMs: 1000,
  now: () => new Date('2026-01-31T12:00:00Z'),
});
// Opened for writing, so that what a killed process left is recovered first.
const [row] = await database.alone(
  'SELECT count(*) AS entries, min(value) AS low, max(value) AS high FROM entry',
);
const [check] = await database.alone('PRAGMA integrity_check');
const [{ user_version: reached }] = await database.alone('PRAGMA user_version');
process.stdout.write(`${JSON.stringify({ ...row, ...check, reached })}\n`);
await database.close();
