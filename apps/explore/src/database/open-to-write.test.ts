import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@convscape/store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withDatabase } from './open-existing.js';
import { withDatabaseToWrite } from './open-to-write.js';

const VERSION_1 = fileURLToPath(
  new URL('../../../../packages/store/src/fixtures/version-1.sqlite', import.meta.url),
);

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'convscape-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'database.sqlite');
}

const namesIn = (file: string) =>
  withDatabaseToWrite(file, async (store) => (await store.sweeps()).map(({ sweep }) => sweep));

describe('withDatabaseToWrite', () => {
  it('brings a database of an older version up to date, and keeps a backup', async () => {
    const file = newFile();
    copyFileSync(VERSION_1, file);
    await expect(withDatabase(file, (store) => store.sweeps())).rejects.toMatchObject({
      code: 'OLDER_SCHEMA',
    });
    expect((await namesIn(file)).length).toBeGreaterThan(0);
    expect(readdirSync(dirname(file)).some((name) => name.endsWith('.backup'))).toBe(true);
  });

  it('mends one of which a change was cut short', async () => {
    const file = newFile();
    await (await openStore(file, { mode: 'write' })).close();
    writeFileSync(`${file}-journal`, 'left by a process that was killed');
    await expect(withDatabase(file, (store) => store.sweeps())).rejects.toMatchObject({ code: 'CUT_SHORT' });
    expect(await namesIn(file)).toEqual([]);
    expect(existsSync(`${file}-journal`)).toBe(false);
  });

  it('leaves one that is up to date as it is', async () => {
    const file = newFile();
    await (await openStore(file, { mode: 'write' })).close();
    const before = readFileSync(file);
    expect(await namesIn(file)).toEqual([]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses what is missing, empty or no database, and leaves it as it is', async () => {
    const file = newFile();
    await expect(namesIn(file)).rejects.toThrow('there is no database');
    expect(existsSync(file)).toBe(false);
    for (const bytes of ['', 'no database at all'.repeat(100)]) {
      writeFileSync(file, bytes);
      await expect(namesIn(file)).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
      expect(readFileSync(file, 'utf8')).toBe(bytes);
    }
  });
});
