import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { sandbox } from '../sandbox.js';
import { itSurvives, tries } from './fault.js';
import { anyBelow } from './fault-sweep.js';

const MIGRATING = fileURLToPath(new URL('./migrating.mjs', import.meta.url));
const ROWS = 30_000;

/** Opens a database at a version in a process of its own; what it says of the rows, or null where it was killed or found a newer one. */
async function openAt(version: number, file: string, killAfterMs?: number) {
  const child = spawn(process.execPath, [MIGRATING, file, String(version)]);
  let said = '';
  let complaints = '';
  child.stdout.on('data', (text) => {
    if (said === '' && killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    said += text;
  });
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const [code, signal] = await once(child, 'close');
  if (code === 0) return JSON.parse(said.split('\n')[1] ?? '');
  if (signal === null) expect(complaints).toContain('NEWER_SCHEMA');
  return null;
}

const whole = (version: number) => ({
  entries: ROWS,
  low: version,
  high: version,
  integrity_check: 'ok',
  reached: version,
});

/** The version that all of the database is at, judged by its header and by every row; fails where they disagree. */
async function versionOf(file: string): Promise<number> {
  for (const version of [1, 2, 3]) {
    const copy = `${file}.judged`;
    for (const suffix of ['', '-wal', '-journal']) {
      rmSync(copy + suffix, { force: true });
      if (readdirSync(join(file, '..')).includes(`database${suffix}`))
        copyFileSync(file + suffix, copy + suffix);
    }
    const found = await openAt(version, copy);
    if (found === null) continue;
    expect(found).toEqual(whole(version));
    return version;
  }
  throw new Error('it is at no version');
}

describe('a migration', () => {
  itSurvives('10. kill -9 during a migration', async () => {
    const folder = sandbox();
    const old = join(folder, 'old');
    expect(await openAt(1, old)).toEqual(whole(1));
    const kills = tries(30, 2);
    for (let kill = 0; kill < kills; kill++) {
      const here = sandbox();
      const file = join(here, 'database');
      copyFileSync(old, file);
      await openAt(3, file, anyBelow(250));
      expect([1, 2, 3]).toContain(await versionOf(file));
      for (const name of readdirSync(here)) if (name.endsWith('.backup')) rmSync(join(here, name));
      // And the same command goes on.
      expect(await openAt(3, file)).toEqual(whole(3));
    }
    return { tries: kills, lost: 0 };
  });
});
