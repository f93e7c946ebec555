import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readInput } from './read-input.js';

const MEBIBYTE = 2 ** 20;

it('takes a text up to its limit, and no byte more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'convscape-input-'));
  const file = join(folder, 'file');
  try {
    await writeFile(file, `${'x'.repeat(MEBIBYTE - 2)}é`);
    expect((await readInput(file, 'config', MEBIBYTE)).length).toBe(MEBIBYTE - 1);
    await writeFile(file, 'x'.repeat(MEBIBYTE + 1));
    await expect(readInput(file, 'config', MEBIBYTE)).rejects.toMatchObject({ exitCode: 2 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it.skipIf(process.platform !== 'linux')('ends reading what has no size and no end', async () => {
  await expect(readInput('/dev/zero', 'config')).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('longer than 4 MiB'),
  });
});
