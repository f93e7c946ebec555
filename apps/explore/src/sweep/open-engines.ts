import type { Calibration } from '@convscape/core';
import { openPool, type Pool } from '@convscape/pool';

/**
 * Opens a pool and makes sure that every engine answers, before anything is written.
 * @throws {PoolError} that names the engine and says what to do
 */
export async function openEngines(
  engines: readonly string[],
  options: { readonly workers: number; readonly processes: number },
): Promise<Pool> {
  const pool = await openPool(options);
  try {
    for (const engine of engines) await pool.describeEngine(engine);
    return pool;
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** Calibrations for engines that have none yet, with those that are known. */
export async function calibrationsFor(
  pool: Pick<Pool, 'calibrate'>,
  engines: readonly string[],
  known: { readonly [engine: string]: Calibration },
): Promise<{ readonly [engine: string]: Calibration }> {
  const calibrations = { ...known };
  for (const engine of engines) {
    if (calibrations[engine]) continue;
    const calibration = await pool.calibrate(engine);
    if (calibration) calibrations[engine] = calibration;
  }
  return calibrations;
}
