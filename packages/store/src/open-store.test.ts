import {
  copyFileSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseDriver } from './driver/choose-driver.js';
import { DRIVER_NAMES, type Driver } from './driver/driver.js';
import { onEachDriver } from './fixtures/on-each-driver.js';
import { putSweepWithRun, RUN, SWEEP, visitNumber } from './fixtures/records.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import { openStore } from './open-store.js';
import { StoreDriverMissingError } from './store-error.js';

const folder = temporaryFolder();
let files = 0;
const newFile = () => join(folder, `${files++}.sqlite`);

async function sqliteFile(driver: Driver, sql: string): Promise<string> {
  const file = newFile();
  const connection = await driver.open(file, 'write');
  await connection.exec(sql);
  await connection.close();
  return file;
}

function bytesWritten(bytes: Uint8Array | string): string {
  const file = newFile();
  writeFileSync(file, bytes);
  return file;
}

onEachDriver('opening', (driver) => {
  const open = (file: string, mode: 'write' | 'read') => openStore(file, { mode, driver: driver.name });

  async function ourFile(): Promise<string> {
    const store = await open(newFile(), 'write');
    await putSweepWithRun(store, 200);
    await store.putVisits(Array.from({ length: 200 }, (_, number) => visitNumber(number)));
    await store.close();
    return store.file;
  }

  async function refused(file: string, mode: 'write' | 'read', code: string): Promise<void> {
    const before = readFileSync(file);
    await expect(open(file, mode)).rejects.toMatchObject({ code, file });
    expect(readFileSync(file).equals(before)).toBe(true);
  }

  describe.each(['write', 'read'] as const)('to %s', (mode) => {
    it('refuses a file that is no database, and leaves it as it is', async () => {
      await refused(
        bytesWritten('{ "name": "a sweep, not a database" }'.repeat(200)),
        mode,
        'NOT_A_DATABASE',
      );
      await refused(bytesWritten('short'), mode, 'NOT_A_DATABASE');
      await refused(bytesWritten(new Uint8Array(4096)), mode, 'NOT_A_DATABASE');
    });

    it("refuses another application's database, and leaves it as it is", async () => {
      await refused(await sqliteFile(driver, 'CREATE TABLE theirs (x)'), mode, 'OTHER_APPLICATION');
      const withId = 'PRAGMA application_id = 77; PRAGMA user_version = 1; CREATE TABLE theirs (x)';
      await refused(await sqliteFile(driver, withId), mode, 'OTHER_APPLICATION');
      const inWal = 'PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)';
      await refused(await sqliteFile(driver, inWal), mode, 'OTHER_APPLICATION');
    });

    it('refuses a database of a newer schema, names the version needed, and leaves it as it is', async () => {
      const file = await ourFile();
      const connection = await driver.open(file, 'write');
      await connection.exec('PRAGMA user_version = 99');
      await connection.close();
      await refused(file, mode, 'NEWER_SCHEMA');
      await expect(open(file, mode)).rejects.toThrow(/version 99.*up to 3.*newer convscape/);
    });

    it('refuses a database that was cut off, and leaves it as it is', async () => {
      const file = await ourFile();
      truncateSync(file, 3 * 4096);
      await refused(file, mode, 'CORRUPT');
    });

    it('says so where it is given a folder', async () => {
      await expect(open(folder, mode)).rejects.toMatchObject({ code: 'IO' });
    });
  });

  it.each(['write', 'read'] as const)(
    'to %s refuses a database with a damaged page, and leaves it as it is',
    async (mode) => {
      const bytes = readFileSync(await ourFile());
      // The second half of the file, past the schema.
      bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 4096);
      await refused(bytesWritten(bytes), mode, 'CORRUPT');
    },
  );

  it('to write refuses a damaged database beside which a journal lies, once that is rolled back', async () => {
    const bytes = readFileSync(await ourFile());
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 4096);
    const file = bytesWritten(bytes);
    writeFileSync(`${file}-journal`, 'left by somebody');
    await refused(file, 'write', 'CORRUPT');
  });

  describe('a database of which a change was cut short', () => {
    /** As a process leaves it that is killed while it writes, before the write-ahead log is switched on. */
    async function cutShort(): Promise<string> {
      const [file, left] = [await ourFile(), newFile()];
      const connection = await driver.open(file, 'write');
      // A cache so small that pages are written before the end.
      await connection.exec(
        'PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE visit SET reason = NULL, round = 7',
      );
      for (const end of ['', '-journal']) copyFileSync(`${file}${end}`, `${left}${end}`);
      await connection.close();
      return left;
    }

    it('says so to a reader, and is left as it is', async () => {
      const file = await cutShort();
      const journal = readFileSync(`${file}-journal`);
      await refused(file, 'read', 'CUT_SHORT');
      expect(readFileSync(`${file}-journal`).equals(journal)).toBe(true);
      await expect(open(file, 'read')).rejects.toThrow(/cut short.*run its sweep again/);
    });

    it('is mended by a writer, also one that names it by a link', async () => {
      for (const name of ['file', 'link']) {
        const file = await cutShort();
        const link = newFile();
        symlinkSync(file, link);
        await refused(link, 'read', 'CUT_SHORT');
        const store = await open(name === 'link' ? link : file, 'write');
        const visits = await store.readVisits(RUN.run);
        expect([visits.length, visits.filter(({ round }) => round === 7).length]).toEqual([200, 0]);
        await store.close();
        await (await open(file, 'read')).close();
      }
    });
  });

  it('to read a missing file fails and creates none', async () => {
    const file = newFile();
    const before = readdirSync(folder);
    await expect(open(file, 'read')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('takes an empty file as a new database to write, and refuses it to read', async () => {
    const file = bytesWritten('');
    await expect(open(file, 'read')).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
    expect(statSync(file).size).toBe(0);
    const store = await open(file, 'write');
    await store.putSweep(SWEEP);
    expect((await store.readSweep(SWEEP.name))?.sweep).toEqual(SWEEP);
    await store.close();
  });

  it('to write in a folder that does not exist says so', async () => {
    await expect(open(join(folder, 'nowhere', 'x.sqlite'), 'write')).rejects.toMatchObject({ code: 'IO' });
  });

  it('to read a plain copy of the file finds everything in it', async () => {
    const copy = newFile();
    copyFileSync(await ourFile(), copy);
    const reader = await open(copy, 'read');
    expect(await reader.readVisits(RUN.run)).toHaveLength(200);
    await reader.close();
  });
});

describe('choosing a driver', () => {
  it('takes the first that loads', () => {
    const chosen = chooseDriver('x.sqlite', DRIVER_NAMES);
    expect(DRIVER_NAMES).toContain(chosen.name);
    const second = chooseDriver('x.sqlite', DRIVER_NAMES, (name) =>
      name === 'sqlite3'
        ? { available: false, reason: 'not installed' }
        : { available: true, driver: chosen },
    );
    expect(second).toBe(chosen);
  });

  it('names both mends where none loads', () => {
    const choose = () =>
      chooseDriver('x.sqlite', DRIVER_NAMES, (name) => ({ available: false, reason: `${name} is missing` }));
    expect(choose).toThrow(StoreDriverMissingError);
    expect(choose).toThrow(
      'x.sqlite: there is no SQLite to open it with (sqlite3 is missing; node:sqlite is missing); ' +
        'either install the sqlite3 package (`npm install sqlite3@6.0.1`) or run Node 22.13 or later, which has its own',
    );
  });
});
