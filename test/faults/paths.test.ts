import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { sandbox, sharedSandbox } from '../sandbox.js';
import { PAIR_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives, tries } from './fault.js';
import { writeSmallDatabase } from './small-database.js';

const DATABASE = 'convscape.sqlite';
/** Stands for a folder outside the working folder, by its absolute path. */
const OUTSIDE = '{outside}';

let prepared: string;
beforeAll(async () => {
  prepared = sharedSandbox();
  await writeSmallDatabase(join(prepared, DATABASE));
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

interface Scene {
  /** Everything; the command's home, too. */
  readonly root: string;
  readonly cwd: string;
  readonly outside: string;
}

/** A folder to work in, `work`, beside things that must stay as they are. No sweep begins there: nobody has the engine. */
function scene(engine: string): Scene {
  const root = realpathSync(sandbox());
  const cwd = join(root, 'work');
  const outside = join(root, 'outside');
  for (const folder of [cwd, outside]) mkdirSync(folder);
  mkdirSync(join(cwd, 'folder'));
  for (const file of [join(outside, 'precious'), join(cwd, 'notes')]) writeFileSync(file, 'do not touch');
  symlinkSync(join(outside, 'precious'), join(cwd, 'link'));
  symlinkSync(join(outside, 'nothing'), join(cwd, 'dangling'));
  symlinkSync(outside, join(cwd, 'link-to-folder'));
  writeConfig(cwd, { ...PAIR_SWEEP, engines: [engine.replace(OUTSIDE, outside)] });
  copyFileSync(join(prepared, DATABASE), join(cwd, DATABASE));
  return { root, cwd, outside };
}

/** All that lies in a folder: files by their bytes, links by their aim. */
function contentsOf(folder: string, contents = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) contents.set(path, `to ${readlinkSync(path)}`);
    else if (entry.isFile()) contents.set(path, readFileSync(path, 'latin1'));
    else contentsOf(path, contents.set(path, 'a folder'));
  }
  return contents;
}

/** Where the system takes a name to, links followed first, whether or not something is there. */
function placeOf(cwd: string, name: string): string {
  const path = isAbsolute(name) ? name : `${cwd}/${name}`;
  const folder = dirname(path);
  if (existsSync(path)) return realpathSync.native(path);
  return existsSync(folder) ? join(realpathSync.native(folder), basename(path)) : path;
}

const NAMES = [
  '../outside/precious',
  `${OUTSIDE}/precious`,
  'link-to-folder/precious',
  'link-to-folder/../precious',
  'link-to-folder',
  'link',
  'dangling',
  'notes',
  'folder',
  'folder/../notes',
  'none/x',
  'notes/x',
  '/',
  '..',
  '',
  'x'.repeat(300),
];
/** Names that mean something elsewhere: to SQLite, to a shell, to other systems. They are plain files here, or refused. */
const RESERVED = [':memory:', 'file:x?mode=memory', 'CON', 'NUL', '~', '$HOME', '%TEMP%', '--db', '\n', '*'];
/** Names for a new file somewhere else, which is written where it is named and nowhere else. */
const NEW = ['../outside/new', `${OUTSIDE}/new`, 'link-to-folder/new', 'folder/../new'];
/** In a config, where no shell stands in the way. */
const ENGINES = [
  'a\0b',
  './\0',
  '../outside/precious',
  `${OUTSIDE}/precious`,
  './link',
  './folder',
  './dangling',
];

interface Vector {
  readonly args: readonly string[];
  /** The output that is named, if it is not the command's to refuse. */
  readonly output?: string;
  readonly engine?: string;
}

/** With a database that is not there: the one that is there is its to write. */
const SWEEP = ['sweep', '--config', 'sweep.json', '--db', 'new.sqlite'];

const writing = (name: string): readonly Vector[] => [
  { args: ['report', `--out=${name}`], output: name },
  { args: ['report', `--out=${name}`, '--force'], output: name },
  { args: ['export', `--out=${name}`], output: name },
  { args: ['export', '--format=json', `--out=${name}`, '--force'], output: name },
  { args: [...SWEEP, `--report=${name}`] },
  { args: [...SWEEP, `--report=${name}`, '--force'] },
  { args: ['sweep', '--config', 'sweep.json', `--db=${name}`] },
];
const starting = (name: string): readonly Vector[] => [
  { args: ['init', name], output: name },
  { args: ['init', name, '--force'], output: name },
];
const reading = (name: string): readonly Vector[] =>
  [
    ['sweep', '--config', name],
    ['plan', '--config', name],
    ['cost', name],
    ['import', name],
    ...['report', 'export', 'status', 'front', 'runs'].map((command) => [command, '--db', name]),
    ['show', 'c1', '--db', name],
    ['compare', 'r0', name],
    ['compare', 'r0', 'r1', '--db', name],
    ['serve', '--port=0', '--db', name],
    ['serve', '--port=0', '--cert', name, '--key', 'notes'],
    ['serve', '--port=0', '--cert', 'notes', '--key', name],
  ].map((args) => ({ args }));

const VECTORS: readonly Vector[] = [
  ...NAMES.flatMap((name) => [...writing(name), ...starting(name), ...reading(name)]),
  ...RESERVED.flatMap(writing),
  ...NEW.flatMap((name) => [...writing(name), ...starting(name)]),
  ...ENGINES.flatMap((engine) => [
    { args: SWEEP, engine },
    { args: ['plan', '--config', 'sweep.json'], engine },
  ]),
];

/** The short form takes so many, spread over commands and names. */
const EVERY = 37;

describe('a path that is not what it seems', () => {
  itSurvives('11. a path that leads elsewhere, or to a file of somebody else', async () => {
    const vectors = VECTORS.filter((_, index) => index % tries(1, EVERY) === 0);
    let written = 0;
    const tryOne = async ({ args, output, engine = 'nobody-has-this-engine' }: Vector) => {
      const { root, cwd, outside } = scene(engine);
      const named = (text: string) => text.replace(OUTSIDE, outside);
      // The place before, since what is written may change what a name means.
      const place = output === undefined ? [] : [placeOf(cwd, named(output))];
      const before = contentsOf(root);
      const { code, stderr } = await explore(args.map(named), { cwd, env: { HOME: root } });
      const title = `${JSON.stringify([...args, engine])}: ${stderr}`;
      const after = contentsOf(root);
      rmSync(root, { recursive: true });
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (path) => before.get(path) !== after.get(path),
      );
      if (code === 0) {
        expect(changed, title).toEqual(place);
        written += changed.length;
        return;
      }
      expect(changed, title).toEqual([]);
      expect(code, title).toBeGreaterThan(1);
      expect(code, title).toBeLessThan(7);
      expect(stderr, title).not.toMatch(/^\s+at .*\d+:\d+|not foreseen/m);
    };
    const waiting = vectors.values();
    const inTurn = async () => {
      for (const vector of waiting) await tryOne(vector);
    };
    await Promise.all([inTurn(), inTurn(), inTurn()]);
    // Not everything was refused, or nothing would be known of what is let through.
    expect(written).toBeGreaterThan(0);
    return { tries: vectors.length, lost: 0 };
  });
});
