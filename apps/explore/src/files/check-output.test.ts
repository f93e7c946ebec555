import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOutput } from './check-output.js';
import { isExport, isReport } from './our-files.js';

const ROWS = JSON.stringify(
  [{ candidate: 'abc', slot: '8x8x16-16-s1', kind: 'standard', groups: 1 }],
  null,
  2,
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscape-output-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(text: string): Promise<string> {
  const file = join(folder, 'file');
  await writeFile(file, text);
  return file;
}

describe('checkOutput', () => {
  it.each([
    ['a report', isReport, '<!doctype html>\n<html><head><title>convscape report</title>'],
    ['rows as CSV', isExport, 'candidate,slot,kind,groups,kernel_height,kernel_width,stride\r\n'],
    ['rows as JSON', isExport, ROWS],
    ['no rows as JSON', isExport, '[]\n'],
    ['a lookup table', isExport, '{\n  "format": "convscape-latency-table",'],
    ['an empty file', isReport, ''],
  ])('lets %s be replaced', async (_what, isOurs, text) => {
    await checkOutput(await fileWith(text), '--out', isOurs, false);
  });

  it.each([
    ['a page of somebody else', isReport, '<!doctype html><title>My diary of convolutions</title>'],
    ['a table of somebody else', isExport, 'slot,candidate\r\n'],
    ['a report, where rows would go', isExport, '<title>convscape report</title>'],
    ['a page about us', isReport, '<!doctype html>\n<title>Why I like convscape report</title>'],
    ['a list of somebody else', isExport, '[\n  {\n    "candidate": "Ada",\n    "votes": 1'],
    ['a list that begins with nothing', isExport, '[]\nand my notes'],
    ['bytes', isReport, '\0\0\0\0'],
  ])('refuses %s without --force', async (_what, isOurs, text) => {
    const file = await fileWith(text);
    await expect(checkOutput(file, '--out', isOurs, false)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringMatching(/--out.*--force/),
    });
    await checkOutput(file, '--out', isOurs, true);
  });

  it.skipIf(process.platform === 'win32')(
    'refuses a link to nothing, which would write elsewhere',
    async () => {
      const link = join(folder, 'link');
      await symlink(join(folder, 'nowhere'), link);
      await expect(checkOutput(link, '--out', isReport, true)).rejects.toMatchObject({ exitCode: 4 });
    },
  );
});
