import { loadavg } from 'node:os';
import { timerStepNs } from '@convscape/core';
import { readDevice } from '@convscape/pool';
import { databaseDriver } from './database-driver.js';
import type { MachineFacts } from './machine-facts.js';

/** Looks at this machine now. */
export async function readMachine(): Promise<MachineFacts> {
  const { fingerprint } = await readDevice();
  return {
    fingerprint,
    timerStepNs: timerStepNs({ nowNs: () => Number(process.hrtime.bigint()) }),
    // Windows has no load average and says 0, 0, 0.
    loadLastMinute: process.platform === 'win32' ? null : (loadavg()[0] ?? null),
    driver: await databaseDriver(),
  };
}
