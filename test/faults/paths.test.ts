import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { sandbox } from '../sandbox.js';
import { PAIR_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives, tries } from './fault.js';

const PRECIOUS = 'do not touch';

/**
 * A folder to work in, `work`, beside things that must stay as they are. The config can only be refused, so no sweep begins: what is
 * written before that would be a fault.
 */
function scene(): { readonly cwd: string; readonly outside: string } {
  const root = sandbox();
  const cwd = join(root, 'work');
  const outside = join(root, 'outside');
  for (const folder of [cwd, outside]) mkdirSync(folder);
  mkdirSync(join(cwd, 'folder'));
  for (const file of [join(outside, 'precious'), join(cwd, 'notes')]) writeFileSync(file, PRECIOUS);
  symlinkSync(join(outside, 'precious'), join(cwd, 'link'));
  symlinkSync(join(outside, 'nothing'), join(cwd, 'dangling'));
  symlinkSync(outside, join(cwd, 'link-to-folder'));
  writeConfig(cwd, { ...PAIR_SWEEP, engines: ['nobody-has-this-engine'] });
  return { cwd, outside };
}

const NAMES = [
  '../outside/precious',
  'link',
  'dangling',
  'notes',
  'folder',
  'folder/../notes',
  'none/x',
  'notes/x',
  'x'.repeat(300),
];
/** Names that mean something elsewhere: to SQLite, to a shell, to other systems. They are plain files here, or refused. */
const RESERVED = [':memory:', 'file:x?mode=memory', 'CON', 'NUL', '~', '$HOME', '%TEMP%', '--db', '\n', '*'];

type Vector = readonly string[];

const VECTORS: readonly Vector[] = [
  ...NAMES.flatMap((name): readonly Vector[] => [
    ['sweep', '--config', 'sweep.json', '--db', name],
    ['sweep', '--config', 'sweep.json', '--report', name],
    ['report', '--db', 'convscape.sqlite', '--out', name],
    ['export', '--out', name],
    ['status', '--db', name],
    ['init', name],
  ]),
  ...RESERVED.flatMap((name): readonly Vector[] => [
    ['sweep', '--config', 'sweep.json', `--db=${name}`],
    ['export', '--db', 'none.sqlite', `--out=${name}`],
  ]),
];

describe('a path that is not what it seems', () => {
  itSurvives('11. a path that leads elsewhere, or to a file of somebody else', async () => {
    // The short form takes one of each kind.
    const vectors = VECTORS.filter((_, index) => index % tries(1, 9) === 0);
    for (const args of vectors) {
      const { cwd, outside } = scene();
      const before = readdirSync(cwd).sort();
      const { code, stderr } = await explore(args, { cwd });
      const title = `${args.join(' ')}: ${stderr}`;
      expect(code, title).toBeGreaterThan(0);
      expect(code, title).toBeLessThan(7);
      expect(code, title).not.toBe(1);
      expect(stderr, title).not.toMatch(/^\s+at .*\d+:\d+|not foreseen/m);
      expect(readdirSync(outside), title).toEqual(['precious']);
      expect(readdirSync(cwd).sort(), title).toEqual(before);
      for (const file of [join(outside, 'precious'), join(cwd, 'notes')]) {
        expect(readFileSync(file, 'utf8'), title).toBe(PRECIOUS);
      }
    }
    return { tries: vectors.length, lost: 0 };
  });
});
