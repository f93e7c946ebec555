import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@convscape/store';
import { describe, expect } from 'vitest';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { itSurvives, tries } from './fault.js';
import { anyBelow } from './fault-sweep.js';
import { type Acknowledged, newDatabase, writeUntilKilled } from './store-until-killed.js';

/** What is in a log before its first frame, https://sqlite.org/fileformat.html#the_write_ahead_log */
const LOG_HEADER_BYTES = 32;

const visitsOf = (acknowledged: readonly Acknowledged[]) => acknowledged.flatMap(({ visits }) => visits);

/** Opens a database as a sweep would, and reads its visits in the order of their commits, past our own reader. */
async function recovered(file: string): Promise<readonly string[]> {
  const store = await openStore(file, { mode: 'write' });
  await store.close();
  expect(await query(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  return (await query(file, 'SELECT visit FROM visit ORDER BY visit_number')).map(({ visit }) =>
    String(visit),
  );
}

/** A copy of a database and its log, as they lay on the disk when the power went. */
function copyTo(folder: string, file: string, name: string): string {
  const copy = join(folder, name);
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  return copy;
}

describe('a process that writes to the store', () => {
  itSurvives('1. kill -9 of a process that commits without pause', async () => {
    const file = join(sandbox(), 'killed.sqlite');
    await newDatabase(file);
    const kills = tries(100, 3);
    const acknowledged: string[] = [];
    for (let kill = 0; kill < kills; kill++) {
      acknowledged.push(...visitsOf(await writeUntilKilled(file, `k${kill}`, anyBelow(200))));
    }
    const stored = await recovered(file);
    const isStored = new Set(stored);
    const lost = acknowledged.filter((visit) => !isStored.has(visit)).length + stored.length - isStored.size;
    expect(lost).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(kills);
    return { tries: kills, lost };
  });

  itSurvives('2. power loss: the tail of the log cut, zeroed or garbled', async () => {
    const folder = sandbox();
    const file = join(folder, 'power.sqlite');
    await newDatabase(file);
    const acknowledged = await writeUntilKilled(file, 'p', 1000);
    // All of it, for comparison: the order of commits, and that the log is what held them.
    const order = await recovered(copyTo(folder, file, 'whole.sqlite'));
    expect(order.slice(0, 3 * acknowledged.length)).toEqual(visitsOf(acknowledged));
    const logBytes = readFileSync(`${file}-wal`).byteLength;
    expect(acknowledged.length).toBeGreaterThan(3);

    const offsets = tries(50, 6);
    let lost = 0;
    for (let number = 0; number < offsets; number++) {
      const copy = copyTo(folder, file, `cut-${number}.sqlite`);
      const log = `${copy}-wal`;
      const kept = number === 0 ? 0 : LOG_HEADER_BYTES + anyBelow(logBytes - LOG_HEADER_BYTES);
      const way = number % 3;
      if (way === 0) truncateSync(log, kept);
      else {
        const bytes = readFileSync(log);
        bytes.fill(way === 1 ? 0 : anyBelow(256), kept);
        writeFileSync(log, bytes);
      }
      const found = await recovered(copy);
      // A consistent prefix: what was committed first, and nothing in part.
      expect(found).toEqual(order.slice(0, found.length));
      expect(found.length % 3).toBe(0);
      // An acknowledged commit was synced, so no power loss takes what lies before the log's length at that time.
      const safe = visitsOf(acknowledged.filter((commit) => commit.logBytes <= kept));
      lost += Math.max(0, safe.length - found.length);
      expect(existsSync(log)).toBe(false);
    }
    expect(lost).toBe(0);
    return { tries: offsets, lost };
  });
});
