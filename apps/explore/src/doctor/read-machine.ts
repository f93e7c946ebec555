import { cpus, loadavg } from 'node:os';
import { timerStepNs } from '@convscape/core';
import { readDevice, suggestedWorkers } from '@convscape/pool';
import { measuringLockFile, whoMeasures } from '../sweep/measuring-lock.js';
import { databaseDriver } from './database-driver.js';
import type { MachineFacts } from './machine-facts.js';
import { readSystem } from './system/read-system.js';
import { thisSystem } from './system/system-reader.js';

/** Looks at this machine now. */
export async function readMachine(): Promise<MachineFacts> {
  const { fingerprint } = await readDevice();
  const clocksMhz = cpus().map(({ speed }) => speed);
  return {
    fingerprint,
    timerStepNs: timerStepNs(wallClock),
    // Windows has no load average and says 0, 0, 0.
    loadLastMinute: process.platform === 'win32' ? null : (loadavg()[0] ?? null),
    ...readSystem(process.platform, clocksMhz, thisSystem),
    suggestedWorkers: suggestedWorkers(),
    measuring: await whoMeasures(measuringLockFile()),
    driver: await databaseDriver(),
  };
}

/** Monotonic, in nanoseconds. */
export const wallClock = { nowNs: () => Number(process.hrtime.bigint()) };
