import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { onEachDriver } from './fixtures/on-each-driver.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';
import { openStore } from './open-store.js';

/** Written by the package when it had schema version 2; never to be written again. */
const VERSION_2 = fileURLToPath(new URL('fixtures/version-2.sqlite', import.meta.url));
const folder = temporaryFolder();

onEachDriver('a database of version 2', (driver) => {
  it('keeps what it holds when it is brought up to date, and takes the peaks of its runs', async () => {
    const file = join(folder, `${driver.name.replace(':', '-')}.sqlite`);
    copyFileSync(VERSION_2, file);
    const store = await openStore(file, { mode: 'write', driver: driver.name });

    const [run] = await store.runs();
    expect(run).toMatchObject({
      state: 'budget-spent',
      protocol: { version: 2 },
      sentinels: { computeNs: 1e6, memoryBytes: 2 ** 26 },
      noise: { screening: { pairs: 3 } },
      workersChoice: { workers: 1 },
    });
    expect(run).not.toHaveProperty('peaks');
    const visits = await store.readVisits('r0');
    expect(visits.map(({ visit, duplicate, outcome }) => [visit, duplicate ?? false, outcome.state])).toEqual(
      [
        ['v0', false, 'timed'],
        ['v1', true, 'timed'],
        ['v2', false, 'discarded'],
      ],
    );
    const sweep = await store.readSweep('mobile-blocks');
    expect(sweep?.sweep.referencePoint).toEqual({ macs: 1e9, latency_ns: 1e7 });
    expect(sweep?.measurements[0]?.result).toMatchObject({
      state: 'screened',
      estimate: { latencyNs: 1050 },
    });

    const rate = { median: 2, low: 1, high: 3 };
    const peaks = { macsPerSecond: rate, bytesPerSecond: rate, bufferBytes: 2 ** 26 };
    await store.putRun({ ...run!, peaks });
    expect(await store.runs()).toEqual([{ ...run, peaks }]);
    await store.close();
  });
});
