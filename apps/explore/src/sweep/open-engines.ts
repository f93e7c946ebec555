import type { Calibration } from '@convscape/core';
import { type OpenPoolOptions, openPool, type Pool } from '@convscape/pool';
import { rememberedCalibration, rememberedCalibrationFile } from './remembered-calibration.js';

/**
 * Opens a pool and makes sure that every engine answers, before anything is written.
 * @throws {PoolError} that names the engine and says what to do
 */
export async function openEngines(
  engines: readonly string[],
  options: Pick<OpenPoolOptions, 'workers' | 'processes' | 'signal'>,
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

/** Says what an engine chooses of its kernels on a device; null where it has nothing to choose from. */
export type Calibrate = (engine: string) => Promise<Calibration | null>;

/** Asks the pool, and remembers in the user's cache folder; `anew` forgets what was remembered. */
export function rememberingPool(
  pool: Pick<Pool, 'calibrate'>,
  { device, anew }: { readonly device: string; readonly anew: boolean },
): Calibrate {
  return (engine) =>
    rememberedCalibration(rememberedCalibrationFile(), {
      device,
      engine,
      anew,
      calibrate: (known) => pool.calibrate(engine, known),
    });
}

/** Calibrations for engines that have none yet, with those that are known. */
export async function calibrationsFor(
  calibrate: Calibrate,
  engines: readonly string[],
  known: { readonly [engine: string]: Calibration },
): Promise<{ readonly [engine: string]: Calibration }> {
  const calibrations = { ...known };
  for (const engine of engines) {
    if (calibrations[engine]) continue;
    const calibration = await calibrate(engine);
    if (calibration) calibrations[engine] = calibration;
  }
  return calibrations;
}
