import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { explore } from '../explore.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { SOLO_SWEEP, writeConfig } from '../tiny-sweep.js';
import { IS_FULL, itSurvives } from './fault.js';
import { damageOf, expectOk, FAULT_CANDIDATES, FAULT_SWEEP, SWEEP } from './fault-sweep.js';

const MOST_LOG_BYTES = 64 * 2 ** 20;

itSurvives('7. reports, fronts and a foreign reader in a loop during a sweep', async () => {
  const cwd = sandbox();
  const file = join(cwd, 'convscape.sqlite');
  const config = IS_FULL ? FAULT_SWEEP : SOLO_SWEEP;
  writeConfig(cwd, config);
  let isRunning = true;
  let reads = 0;
  let mostLogBytes = 0;
  const sweep = explore(SWEEP, { cwd }).finally(() => {
    isRunning = false;
  });
  const whileRunning = async (read: () => Promise<void>) => {
    while (isRunning) {
      if (existsSync(file) && existsSync(`${file}-wal`)) {
        mostLogBytes = Math.max(mostLogBytes, statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
        await read();
        reads++;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const command = async (args: readonly string[]) => expectOk(await explore(args, { cwd }));
  await Promise.all([
    whileRunning(() => command(['report', '--out', 'meanwhile.html'])),
    whileRunning(() => command(['front'])),
    whileRunning(async () => {
      const rows = await query(file, 'SELECT count(*) AS visits FROM visit');
      expect(rows).toHaveLength(1);
    }),
  ]);
  expectOk(await sweep);
  expect(mostLogBytes).toBeLessThan(MOST_LOG_BYTES);
  expect(mostLogBytes).toBeGreaterThan(0);
  expect(await damageOf(cwd)).toEqual([]);
  const [count] = await query(file, 'SELECT count(*) AS results FROM measurement');
  expect(count?.results).toBe(IS_FULL ? FAULT_CANDIDATES : 1);
  return { tries: reads, lost: 0 };
});
