import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type OpenStoreOptions, openStore, StoreError } from '@convscape/store';
import { beforeAll, describe, expect } from 'vitest';
import {
  candidateNumber,
  DEVICE,
  RUN,
  SWEEP as STORED_SWEEP,
  visitNumber,
} from '../../packages/store/src/fixtures/records.js';
import { type Ended, explore } from '../explore.js';
import { hasSmallDisks, mountSmallDisk } from '../means.js';
import { sandbox, sharedSandbox } from '../sandbox.js';
import { PAIR_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives, tries } from './fault.js';
import { anyBelow, SWEEP } from './fault-sweep.js';

const NAME = 'convscape.sqlite';
const HEADER_BYTES = 100;
const VISITS = 400;

let sound: string;
let soundRows: unknown;

beforeAll(async () => {
  sound = join(sharedSandbox(), NAME);
  const store = await openStore(sound, { mode: 'write' });
  await store.putSweep(STORED_SWEEP);
  await store.putDevice(DEVICE);
  await store.putRun(RUN);
  await store.putCandidates(STORED_SWEEP.name, [candidateNumber(1)]);
  await store.putVisits(Array.from({ length: VISITS }, (_, number) => visitNumber(number, 'c1')));
  await store.close();
  soundRows = await rowsOf(sound);
});

type Damage = (file: string) => void;

const garbled: Damage = (file) => {
  const bytes = readFileSync(file);
  const at = anyBelow(bytes.length);
  for (let index = at; index < Math.min(at + 64, bytes.length); index++) bytes[index] = anyBelow(256);
  writeFileSync(file, bytes);
};
const truncated: Damage = (file) => truncateSync(file, anyBelow(readFileSync(file).byteLength));
const lengthened: Damage = (file) => appendFileSync(file, Buffer.alloc(1 + anyBelow(9000), 7));

/** All rows that the store reads from a file. */
async function rowsOf(file: string): Promise<unknown> {
  const store = await openStore(file, { mode: 'read' });
  try {
    const sweeps = await store.sweeps();
    const whole = [];
    for (const { sweep } of sweeps) whole.push(await store.readSweep(sweep));
    return [sweeps, whole, await store.runs(), await store.readVisits(RUN.run)];
  } finally {
    await store.close();
  }
}

/** What the store does with a file: `sound`, or the code of its refusal. A reader reads all of it, and finds what was there before. */
async function verdictOf(file: string, mode: OpenStoreOptions['mode']): Promise<string> {
  try {
    if (mode === 'write') await (await openStore(file, { mode })).close();
    else expect(await rowsOf(file)).toEqual(soundRows);
    return 'sound';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

function expectRefusal(ended: Ended, code: number): void {
  expect(ended.code, ended.stderr).toBe(code);
  expect(ended.stderr).toMatch(/^error: /);
  expect(ended.stderr).not.toMatch(/^\s+at |not foreseen/m);
}

/** True where the damage was found. Where it hit what nothing depends on, all rows are read as they were. */
async function oneDamage(damage: Damage): Promise<boolean> {
  const cwd = sandbox();
  const file = join(cwd, NAME);
  copyFileSync(sound, file);
  damage(file);
  const before = readFileSync(file);
  const unchanged = () =>
    readFileSync(file).equals(before) &&
    readdirSync(cwd)
      .filter((name) => name !== 'sweep.json')
      .join() === NAME;
  const verdict = await verdictOf(file, 'read');
  expect([
    'sound',
    'CORRUPT',
    'NOT_A_DATABASE',
    'OTHER_APPLICATION',
    'NEWER_SCHEMA',
    'OLDER_SCHEMA',
  ]).toContain(verdict);
  expect(unchanged()).toBe(true);
  if (verdict === 'sound') return false;
  // Between them these read all that there is; one that does not come across the damage does its work.
  const codes: (number | null)[] = [];
  for (const command of [
    ['export', '--out', '-'],
    ['report', '--out', '-'],
    ['show', 'c1'],
  ]) {
    const ended = await explore(command, { cwd });
    if (ended.code !== 0) expectRefusal(ended, 6);
    codes.push(ended.code);
  }
  expect(unchanged()).toBe(true);
  return codes.includes(6);
}

describe('a database that is damaged', () => {
  itSurvives('10. a database garbled, cut or lengthened at random', async () => {
    const times = tries(50, 6);
    const ways = [garbled, garbled, truncated, garbled, lengthened];
    let found = 0;
    for (let time = 0; time < times; time++) {
      if (await oneDamage(ways[time % ways.length]!)) found++;
    }
    expect(found).toBeGreaterThan(0);
    return { tries: times, lost: 0 };
  });

  itSurvives('10. a sweep into a damaged database', async () => {
    const times = tries(20, 2);
    let refused = 0;
    while (refused < times) {
      const cwd = sandbox();
      const file = join(cwd, NAME);
      copyFileSync(sound, file);
      garbled(file);
      copyFileSync(file, `${file}.tried`);
      // Only where it is refused: a sweep into a database that is sound would measure.
      if ((await verdictOf(`${file}.tried`, 'write')) === 'sound') continue;
      const before = readFileSync(file);
      writeConfig(cwd, PAIR_SWEEP);
      expectRefusal(await explore(SWEEP, { cwd }), 6);
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(existsSync(join(cwd, 'convscape.html'))).toBe(false);
      refused++;
    }
    return { tries: times, lost: 0 };
  });

  itSurvives('10. a file that is no database, or the beginning of one', async () => {
    const contents = [
      Buffer.alloc(0),
      Buffer.from('x'.repeat(9000)),
      Buffer.from('SQLite format 3\0'),
      readFileSync(sound).subarray(0, HEADER_BYTES),
    ];
    for (const bytes of contents) {
      const cwd = sandbox();
      writeFileSync(join(cwd, NAME), bytes);
      expectRefusal(await explore(['status'], { cwd }), 6);
      expect(readFileSync(join(cwd, NAME)).equals(bytes)).toBe(true);
    }
    return { tries: contents.length, lost: 0 };
  });

  itSurvives('10. a database of a newer schema', async () => {
    const cwd = sandbox();
    const bytes = readFileSync(sound);
    bytes.writeUInt32BE(4711, 60);
    writeFileSync(join(cwd, NAME), bytes);
    writeConfig(cwd, PAIR_SWEEP);
    const commands = [['status'], SWEEP];
    for (const args of commands) {
      const ended = await explore(args, { cwd });
      expectRefusal(ended, 6);
      expect(ended.stderr).toContain('schema version 4711');
    }
    expect(readFileSync(join(cwd, NAME)).equals(bytes)).toBe(true);
    return { tries: commands.length, lost: 0 };
  });

  itSurvives('10. a folder in place of a database', async () => {
    const cwd = sandbox();
    mkdirSync(join(cwd, NAME));
    writeConfig(cwd, PAIR_SWEEP);
    // To read a folder is a wrong argument, to write to it an I/O error.
    expectRefusal(await explore(['status'], { cwd }), 2);
    expectRefusal(await explore(SWEEP, { cwd }), 4);
    return { tries: 2, lost: 0 };
  });
});

describe.skipIf(!hasSmallDisks())('a database on a disk that is read-only', () => {
  itSurvives('10. a database on a read-only disk', async () => {
    const cwd = join(sandbox(), 'disk');
    mkdirSync(cwd);
    const disk = mountSmallDisk(cwd);
    try {
      copyFileSync(sound, join(cwd, NAME));
      writeConfig(cwd, PAIR_SWEEP);
      disk.makeReadOnly();
      expect(await explore(['status'], { cwd })).toMatchObject({ code: 0 });
      expectRefusal(await explore(SWEEP, { cwd }), 4);
      expect(readFileSync(join(cwd, NAME)).equals(readFileSync(sound))).toBe(true);
      return { tries: 2, lost: 0 };
    } finally {
      disk.unmount();
    }
  });
});
