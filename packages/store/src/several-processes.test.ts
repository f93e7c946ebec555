import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { DriverName } from './driver/driver.js';
import { onEachDriver } from './fixtures/on-each-driver.js';
import { putSweepWithRun, RUN, SWEEP, visitNumber } from './fixtures/records.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import { openStore } from './open-store.js';

const KILLS = 5;
/** More than the cores: they must also find each other in the middle of a step. */
const TOGETHER = 8;
const WRITE_VISITS = fileURLToPath(new URL('./fixtures/write-visits.mjs', import.meta.url));
const VERSION_1 = fileURLToPath(new URL('./fixtures/version-1.sqlite', import.meta.url));
const PUT_SWEEP = fileURLToPath(new URL('./fixtures/put-sweep.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const folder = temporaryFolder();

beforeAll(() => {
  if (!existsSync(BUILT)) throw new Error('build the package first: other processes run what is built');
});

onEachDriver('several processes', (driver) => {
  it('that were killed while they wrote leave every acknowledged visit, in a sound database', async () => {
    const file = join(folder, `${driver.name.replace(':', '-')}.sqlite`);
    const store = await openStore(file, { mode: 'write', driver: driver.name });
    await putSweepWithRun(store, 1);
    await store.close();

    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // A little later each time, so that it does not always die at the same point of a commit.
      acknowledged.push(...(await writeUntilKilled(file, driver.name, `k${kill}`, kill * 17)));
    }

    const again = await openStore(file, { mode: 'write', driver: driver.name });
    const stored = new Set((await again.readVisits(RUN.run)).map(({ visit }) => visit));
    expect(acknowledged.filter((visit) => !stored.has(visit))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 3);
    await again.close();

    const connection = await driver.open(file, 'read');
    const check = await connection.prepare('PRAGMA integrity_check');
    expect((await check.all([])).map((row) => ({ ...row }))).toEqual([{ integrity_check: 'ok' }]);
    await connection.close();
  });

  it('may open one new database at the same moment', async () => {
    const file = join(folder, `new-${driver.name.replace(':', '-')}.sqlite`);
    await putSweepsAtOnce(file, driver.name);
  });

  it('may bring one older database up to date at the same moment, and one backup is kept', async () => {
    const older = `older-${driver.name.replace(':', '-')}.sqlite`;
    copyFileSync(VERSION_1, join(folder, older));
    await putSweepsAtOnce(join(folder, older), driver.name);
    const backups = readdirSync(folder).filter((name) => name.startsWith(`${older}.v1`));
    expect(backups).toEqual([expect.stringMatching(/\.backup$/)]);
  });
});

/** Lets each of several processes open the database and put a sweep into it, all of them at once. */
async function putSweepsAtOnce(file: string, driver: DriverName): Promise<void> {
  const names = Array.from({ length: TOGETHER }, (_, number) => `sweep ${number}`);
  await Promise.all(
    names.map(async (name) => {
      const sweep = JSON.stringify({ ...SWEEP, name });
      const child = spawn(process.execPath, [PUT_SWEEP, file, driver, sweep], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const complaints: unknown[] = [];
      child.stderr.on('data', (chunk) => complaints.push(chunk));
      expect(await once(child, 'close'), String(complaints)).toEqual([0, null]);
    }),
  );
  const reader = await openStore(file, { mode: 'read', driver });
  expect((await reader.sweeps()).map(({ sweep }) => sweep)).toEqual(expect.arrayContaining(names));
  await reader.close();
}

/** Lets a process of its own write until it has acknowledged something and `afterMs` more; the visits it acknowledged. */
async function writeUntilKilled(file: string, driver: string, prefix: string, afterMs: number) {
  const child = spawn(
    process.execPath,
    [WRITE_VISITS, file, driver, prefix, JSON.stringify(visitNumber(0))],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const [, signal] = await once(child, 'close');
  expect(signal, complaints).toBe('SIGKILL');
  // What follows the last line end is half a line: not acknowledged in full.
  return output.split('\n').slice(0, -1);
}
