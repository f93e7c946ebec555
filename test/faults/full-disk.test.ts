import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explore } from '../explore.js';
import { hasSmallDisks, mountSmallDisk } from '../means.js';
import { sandbox } from '../sandbox.js';
import { SOLO_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives, tries } from './fault.js';
import { anyBelow, damageOf, expectOk, lostOrDoubled, SWEEP, storedVisits } from './fault-sweep.js';

const KIB = 1024;

/** Fills the disk but for so many bytes. */
function fill(folder: string, freeBytes = 0): void {
  const ballast = Buffer.alloc(4 * KIB, 1);
  const file = openSync(join(folder, 'ballast'), 'w');
  try {
    for (;;) writeSync(file, ballast);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(file);
  }
  if (freeBytes > 0) {
    const kept = readFileSync(join(folder, 'ballast')).byteLength - freeBytes;
    rmSync(join(folder, 'ballast'));
    const again = openSync(join(folder, 'ballast'), 'w');
    writeSync(again, Buffer.alloc(kept, 1));
    closeSync(again);
  }
}

const free = (folder: string) => rmSync(join(folder, 'ballast'));

/** Space that is left from the start (the last is enough for the database and not for the report), or null: all is taken while it measures. */
const POINTS = [96 * KIB, null, 0, 16 * KIB, 48 * KIB, 400 * KIB, null, null, null, null] as const;

async function withDisk<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(sandbox(), 'disk');
  mkdirSync(folder);
  const disk = mountSmallDisk(folder);
  try {
    return await work(folder);
  } finally {
    disk.unmount();
  }
}

/** A disk that is full with the first of a sweep's lines that match, or from the start. */
async function oneFullDisk(freeBytes: number | null): Promise<number> {
  return withDisk(async (cwd) => {
    writeConfig(cwd, SOLO_SWEEP);
    if (freeBytes !== null) fill(cwd, freeBytes);
    let isArmed = freeBytes !== null;
    const ended = await explore(SWEEP, {
      cwd,
      onMessage(_child, said) {
        if (isArmed || !said.includes('screening')) return;
        isArmed = true;
        setTimeout(() => fill(cwd), anyBelow(300));
      },
    });
    expect(ended.code, ended.stderr).toBe(4);
    const causes = ended.stderr.split('\n').filter((line) => line.startsWith('error:'));
    expect(causes, ended.stderr).toHaveLength(1);
    expect(causes[0]).toMatch(/full|no space/i);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    // No half a report, and nothing aside.
    expect(readdirSync(cwd).filter((file) => /html|part|probe/.test(file))).toEqual([]);

    const kept = await storedVisits(cwd);
    const read = await explore(['export', '--format', 'json'], { cwd });
    if (kept.length > 0) expect(read.code, read.stderr).toBe(0);

    free(cwd);
    expectOk(await explore(SWEEP, { cwd }));
    const after = await storedVisits(cwd);
    expect(after.slice(0, kept.length)).toEqual(kept);
    return lostOrDoubled(kept, after) + (await damageOf(cwd)).length;
  });
}

describe.skipIf(!hasSmallDisks())('a disk that is full', () => {
  itSurvives('4. a disk that is full from the start or becomes full', async () => {
    const points = POINTS.slice(0, tries(POINTS.length, 2));
    let lost = 0;
    for (const freeBytes of points) lost += await oneFullDisk(freeBytes);
    expect(lost).toBe(0);
    return { tries: points.length, lost };
  });

  it('leaves no half a config of explore init, which the next would take for somebody’s', () =>
    withDisk(async (cwd) => {
      fill(cwd);
      for (const args of [['init'], ['init', '--force']]) {
        expect(await explore(args, { cwd })).toMatchObject({
          code: 4,
          stderr: expect.stringMatching(/ENOSPC/),
        });
        expect(readdirSync(cwd)).toEqual(['ballast']);
      }
      free(cwd);
      expectOk(await explore(['init'], { cwd }));
    }));

  itSurvives('4. a report and an export on a full disk', () =>
    withDisk(async (cwd) => {
      writeConfig(cwd, SOLO_SWEEP);
      expectOk(await explore(SWEEP, { cwd }));
      expectOk(await explore(['export', '--out', 'rows.csv'], { cwd }));
      const before = ['convscape.html', 'rows.csv'].map((file) => readFileSync(join(cwd, file), 'utf8'));
      fill(cwd);
      for (const args of [['report'], ['export', '--out', 'rows.csv']]) {
        expect(await explore(args, { cwd })).toMatchObject({
          code: 4,
          stderr: expect.stringMatching(/ENOSPC/),
        });
      }
      const after = ['convscape.html', 'rows.csv'].map((file) => readFileSync(join(cwd, file), 'utf8'));
      expect(after.map((text, index) => text === before[index])).toEqual([true, true]);
      expect(readdirSync(cwd).sort()).toEqual(
        ['ballast', 'convscape.html', 'convscape.sqlite', 'rows.csv', 'sweep.json'].sort(),
      );
      return { tries: 2, lost: 0 };
    }),
  );
});
