import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explore } from '../explore.js';
import { sandbox } from '../sandbox.js';
import { PAIR_SWEEP, writeConfig } from '../tiny-sweep.js';
import { writeSmallDatabase } from './small-database.js';

const VECTORS: readonly (readonly string[])[] = [
  ['report', '--db', 'results.sqlite', '--out', 'results.sqlite', '--force'],
  ['export', '--db', 'results.sqlite', '--out', 'link-to-results', '--force'],
  ['init', 'link-to-results', '--force'],
  ['sweep', '--config', 'sweep.json', '--db', 'new.sqlite', '--report', 'link-to-results', '--force'],
  ['sweep', '--config', 'sweep.json', '--db', 'link-to-results', '--report', 'results.sqlite', '--force'],
  ['sweep', '--config', 'sweep.json', '--db', 'new.sqlite', '--report', 'link-to-here/new.sqlite'],
];

it('an output never replaces a database, not even under --force', async () => {
  const cwd = sandbox();
  const database = join(cwd, 'results.sqlite');
  await writeSmallDatabase(database);
  writeConfig(cwd, { ...PAIR_SWEEP, engines: ['nobody-has-this-engine'] });
  symlinkSync(database, join(cwd, 'link-to-results'));
  symlinkSync(cwd, join(cwd, 'link-to-here'));
  const bytes = readFileSync(database);
  for (const args of VECTORS) {
    const { code, stderr } = await explore(args, { cwd });
    expect(code, `${args.join(' ')}: ${stderr}`).toBe(2);
    expect(readFileSync(database).equals(bytes), args.join(' ')).toBe(true);
  }
});
