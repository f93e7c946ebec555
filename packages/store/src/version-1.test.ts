import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { onEachDriver } from './fixtures/on-each-driver.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import { openStore } from './open-store.js';

/** Written by the first version of this package; never to be written again. */
const VERSION_1 = fileURLToPath(new URL('fixtures/version-1.sqlite', import.meta.url));
const folder = temporaryFolder();

onEachDriver('a database of version 1', (driver) => {
  const copy = () => {
    const file = join(folder, `${driver.name.replace(':', '-')}-${Math.random()}.sqlite`);
    copyFileSync(VERSION_1, file);
    return file;
  };

  it('keeps every run, visit and measurement when it is brought up to date', async () => {
    const store = await openStore(copy(), { mode: 'write', driver: driver.name });
    const [run] = await store.runs();
    expect(run).toMatchObject({ run: 'r0', state: 'complete', workers: 2, protocol: { version: 1 } });
    expect(run).not.toHaveProperty('sentinels');

    const visits = await store.readVisits('r0');
    expect(visits.map(({ visit, outcome }) => [visit, outcome.state])).toEqual([
      ['v0', 'timed'],
      ['v1', 'timed'],
      ['v2', 'failed'],
      ['v4', 'unsupported'],
    ]);
    expect(visits[0]).toMatchObject({
      outcome: {
        timing: { callsPerBatch: 4, batchesNs: [4000, 4400], flags: ['unstable-warmup'] },
        verification: { error: 1e-7, positions: 64 },
      },
    });
    expect(visits[0]).not.toHaveProperty('duplicate');

    const sweep = await store.readSweep('mobile-blocks');
    expect(sweep?.candidates).toHaveLength(3);
    expect(sweep?.measurements.map(({ candidate, result }) => [candidate, result.state])).toEqual([
      ['c0', 'measured'],
      ['c1', 'failed'],
    ]);
    await store.close();
  });

  it('takes what version 1 could not hold, and numbers new visits after the old ones', async () => {
    const store = await openStore(copy(), { mode: 'write', driver: driver.name });
    const [run] = await store.runs();
    const [timed] = await store.readVisits('r0');
    if (timed?.outcome.state !== 'timed') throw new Error('the first visit was timed');
    const conditions = { runQueueShare: 0.2, inflation: { compute: 1.2, memory: 1 } };
    const discarded = {
      ...timed,
      visit: 'v5',
      duplicate: true as const,
      outcome: {
        ...timed.outcome,
        state: 'discarded' as const,
        reason: 'waited for a core 20.0 % of the time',
        timing: { ...timed.outcome.timing, conditions },
      },
    };
    await store.putVisits([discarded]);
    const spent = {
      ...run!,
      state: 'budget-spent' as const,
      sentinels: { computeNs: 1e6, memoryNs: 5e6, memoryBytes: 2 ** 26 },
      noise: { screening: { pairs: 3, relative: 0.02 }, confirmation: null },
    };
    await store.putRun(spent);
    expect((await store.readVisits('r0')).at(-1)).toEqual(discarded);
    expect(await store.runs()).toEqual([spent]);
    await store.close();
  });
});
