import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, sha256Hex } from '@convscape/core';
import { openPool } from '@convscape/pool';
import { expect } from 'vitest';
import { smallTask } from '../../packages/pool/src/node/fixtures/small-task.js';
import { sandbox } from '../sandbox.js';
import { IS_FULL, itSurvives, tries } from './fault.js';

/** Of two hundred candidates heaps are still growing; a leak of kernels would exceed this many times over. Over many processes: `swept-memory.faults.ts`. */
const MOST_DRIFT = { short: 0.5, full: 0.25 };

itSurvives('13. the memory of a measuring process, over the candidates of its life', async () => {
  const log = join(sandbox(), 'memory');
  const url = new URL('./memory-engine.mjs', import.meta.url);
  url.searchParams.set('log', log);
  const candidates = tries(1000, 200);
  const pool = await openPool({ workers: 1, processes: 1 });
  try {
    const { candidate, protocol, ...task } = smallTask(url.href);
    // As short as a turn can be: it is what stays of it that counts.
    const short = {
      ...protocol,
      batch: { ...protocol.batch, targetMs: 0.1 },
      screening: { ...protocol.screening, minBatches: 2, maxBatches: 2 },
    };
    for (let number = 0; number < candidates; number++) {
      const channels = 4 * (1 + (number % 8));
      const side = 4 + (number % 13);
      const outcome = await pool.screen({
        ...task,
        protocol: short,
        candidate: {
          ...candidate,
          key: sha256Hex(`${number}`).slice(0, 20),
          slot: { input: { height: side, width: side, channels }, outputChannels: channels, stride: 1 },
        },
      });
      expect(outcome).toMatchObject({ state: 'timed' });
    }
  } finally {
    await pool.close();
  }
  const bytes = readFileSync(log, 'utf8').trimEnd().split('\n').map(Number);
  expect(bytes).toHaveLength(candidates);
  // After the first tenth, when code is compiled and heaps have grown: the tenth that follows against the last.
  const tenth = candidates / 10;
  const [early, late] = [median(bytes.slice(tenth, 2 * tenth)), median(bytes.slice(-tenth))];
  console.log(
    `resident memory: ${(early / 2 ** 20).toFixed(0)} MiB, then ${(late / 2 ** 20).toFixed(0)} MiB`,
  );
  expect(late).toBeLessThan(early * (1 + (IS_FULL ? MOST_DRIFT.full : MOST_DRIFT.short)));
  return { tries: candidates, lost: 0 };
});
