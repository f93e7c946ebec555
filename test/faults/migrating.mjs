import { writeSync } from 'node:fs';
import { loadDriver } from '../../packages/store/dist/driver/choose-driver.js';
import { MIGRATIONS } from '../../packages/store/dist/migrations/migrations.js';
import { openDatabase } from '../../packages/store/dist/open-database.js';

// Opens a database for writing, as a sweep does, which brings it up to date; says when it begins, when its transaction begins and when
// that is committed.
const [file] = process.argv.slice(2);
const say = (mark) => writeSync(1, `${mark}\n`);
const MARKS = { 'BEGIN IMMEDIATE': 'begun', COMMIT: 'committed' };

const found = loadDriver('sqlite3').available ? loadDriver('sqlite3') : loadDriver('node:sqlite');

function telling(connection) {
  return {
    exec: (sql) => connection.exec(sql),
    close: () => connection.close(),
    async prepare(sql) {
      const statement = await connection.prepare(sql);
      const run = async (values) => {
        await statement.run(values);
        if (MARKS[sql]) say(MARKS[sql]);
      };
      return { run, all: (values) => statement.all(values) };
    },
  };
}

say('opening');
const database = await openDatabase(file, {
  mode: 'write',
  driver: {
    ...found.driver,
    resultCode: (error) => found.driver.resultCode(error),
    open: async (path, mode) => telling(await found.driver.open(path, mode)),
  },
  migrations: MIGRATIONS,
  busyTimeoutMs: 1000,
  now: () => new Date('2026-01-31T12:00:00Z'),
});
await database.close();
