import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  it('replaces a file whole', async () => {
    await writeAside(join(folder, 'file'), 'new');
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('leaves nothing where it cannot write', async () => {
    await expect(writeAside(join(folder, 'none', 'x'), 'new')).rejects.toMatchObject({ exitCode: 4 });
    expect(await readdir(folder)).toEqual(['file']);
  });
});
