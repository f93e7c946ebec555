import { lstat, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWritable } from './check-writable.js';
import { writeAside } from './write-aside.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscape-files-'));
  await writeFile(join(folder, 'file'), 'old');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('checkWritable', () => {
  it('accepts a new file and a file that is there, and leaves nothing behind', async () => {
    await checkWritable(join(folder, 'new'), '--out');
    await checkWritable(join(folder, 'file'), '--out');
    expect(await readdir(folder)).toEqual(['file']);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('old');
  });

  it.skipIf(process.platform === 'win32')('looks where a link leads', async () => {
    const link = join(folder, 'link');
    await symlink('/dev/stdout', link);
    await checkWritable(link, '--out');
    await rm(link);
  });

  it('refuses a folder, a folder that is not there, and a path below a file, and names the option', async () => {
    for (const path of [folder, join(folder, 'none', 'x'), join(folder, 'file', 'x')]) {
      await expect(checkWritable(path, '--out')).rejects.toMatchObject({
        exitCode: 4,
        hint: expect.stringContaining('--out'),
      });
    }
  });
});

describe('writeAside', () => {
  it.skipIf(process.platform === 'win32')('leaves who may read a file as it was', async () => {
    const file = join(folder, 'private');
    await writeFile(file, 'old', { mode: 0o600 });
    await writeAside(file, 'new');
    expect([await readFile(file, 'utf8'), (await lstat(file)).mode & 0o777]).toEqual(['new', 0o600]);
    await rm(file);
  });

  it.skipIf(process.platform !== 'linux')(
    'says of a folder of the system that it takes nothing',
    async () => {
      await expect(checkWritable('/proc/report.html', '--out')).rejects.toMatchObject({
        exitCode: 4,
        message: expect.stringContaining('the folder /proc takes no new files'),
      });
    },
  );

  it('replaces a file whole', async () => {
    await writeAside(join(folder, 'file'), 'new');
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it.skipIf(process.platform === 'win32')(
    'writes through a link, and into what is no plain file',
    async () => {
      await symlink('file', join(folder, 'link'));
      await writeAside(join(folder, 'link'), 'through');
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('through');
      expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
      await rm(join(folder, 'link'));

      await checkWritable('/dev/null', '--out');
      await writeAside('/dev/null', 'gone');
      expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
    },
  );

  it.skipIf(process.platform !== 'linux')('says that a disk is full', async () => {
    await expect(writeAside('/dev/full', 'text')).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringContaining('ENOSPC'),
    });
  });

  it('removes what a killed process has left aside, and nothing that another may be writing', async () => {
    const asideOf = (digit: string) => join(folder, `.convscape-${digit.repeat(24)}.part`);
    for (const digit of ['a', 'b']) await writeFile(asideOf(digit), 'half a fi');
    await utimes(asideOf('a'), 0, 0);
    await writeAside(join(folder, 'file'), 'new');
    expect((await readdir(folder)).sort()).toEqual([basename(asideOf('b')), 'file']);
    await rm(asideOf('b'));
  });

  it('leaves nothing where it cannot write', async () => {
    await expect(writeAside(join(folder, 'none', 'x'), 'new')).rejects.toMatchObject({ exitCode: 4 });
    expect(await readdir(folder)).toEqual(['file']);
  });
});
