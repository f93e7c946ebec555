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
import { beforeAll, describe, expect, it } from 'vitest';
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

beforeAll(async () => {
  sound = join(sharedSandbox(), NAME);
  const store = await openStore(sound, { mode: 'write' });
  await store.putSweep(STORED_SWEEP);
  await store.putDevice(DEVICE);
  await store.putRun(RUN);
  await store.putCandidates(STORED_SWEEP.name, [candidateNumber(1)]);
  await store.putVisits(Array.from({ length: VISITS }, (_, number) => visitNumber(number, 'c1')));
  await store.close();
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

/** What the store does with a file: `sound`, or the code of its refusal. A reader reads all of it. */
async function verdictOf(file: string, mode: OpenStoreOptions['mode']): Promise<string> {
  try {
    const store = await openStore(file, { mode });
    try {
      if (mode === 'read') {
        for (const { sweep } of await store.sweeps()) await store.readSweep(sweep);
        await store.readVisits(RUN.run);
      }
    } finally {
      await store.close();
    }
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

/** True where the damage was found. Where it hit what nothing depends on, the database is simply read. */
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

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('x'.repeat(9000))],
    ['the beginning of a header', Buffer.from('SQLite format 3\0')],
    ['a header and nothing else', null],
  ])('is refused with exit 6 and left alone: %s', async (_what, bytes) => {
    const cwd = sandbox();
    writeFileSync(join(cwd, NAME), bytes ?? readFileSync(sound).subarray(0, HEADER_BYTES));
    const before = readFileSync(join(cwd, NAME));
    expectRefusal(await explore(['status'], { cwd }), 6);
    expect(readFileSync(join(cwd, NAME)).equals(before)).toBe(true);
  });

  it('is refused where it is of a newer schema, with the version that is needed', async () => {
    const cwd = sandbox();
    const bytes = readFileSync(sound);
    bytes.writeUInt32BE(4711, 60);
    writeFileSync(join(cwd, NAME), bytes);
    writeConfig(cwd, PAIR_SWEEP);
    for (const args of [['status'], SWEEP]) {
      const ended = await explore(args, { cwd });
      expectRefusal(ended, 6);
      expect(ended.stderr).toContain('schema version 4711');
    }
    expect(readFileSync(join(cwd, NAME)).equals(bytes)).toBe(true);
  });

  it('is refused where it is a folder', async () => {
    const cwd = sandbox();
    mkdirSync(join(cwd, NAME));
    writeConfig(cwd, PAIR_SWEEP);
    // To read a folder is a wrong argument, to write to it an I/O error.
    expectRefusal(await explore(['status'], { cwd }), 2);
    expectRefusal(await explore(SWEEP, { cwd }), 4);
  });
});

describe.skipIf(!hasSmallDisks())('a database on a disk that is read-only', () => {
  it('is read, and not written to: exit 4', async () => {
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
    } finally {
      disk.unmount();
    }
  });
});
