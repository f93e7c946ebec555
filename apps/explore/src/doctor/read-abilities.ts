import { type Calibration, type MeasuredPeaks, wasm256Engine, wasmEngine } from '@convscape/core';
import { openPool } from '@convscape/pool';
import { type Calibrate, rememberingPool } from '../sweep/open-engines.js';

/** What an engine with kernels to choose from chose here, or why it could not. */
export type EngineCalibration =
  | { readonly engine: string; readonly state: 'calibrated'; readonly calibration: Calibration }
  | { readonly engine: string; readonly state: 'failed'; readonly reason: string };

/** What the machine can do, as a new run finds out. */
export interface Abilities {
  readonly calibrations: readonly EngineCalibration[];
  readonly peaks: MeasuredPeaks;
}

/**
 * What the engines that choose their kernels by the machine have chosen on this device, or choose now, a second or so each, as a sweep
 * would; and its peaks.
 */
export async function readAbilities(device: string): Promise<Abilities> {
  const pool = await openPool({ workers: 1, processes: 1 });
  try {
    const calibrate = rememberingPool(pool, { device, anew: false });
    const calibrations: EngineCalibration[] = [];
    for (const { name } of [wasmEngine, wasm256Engine]) calibrations.push(await calibration(calibrate, name));
    return { calibrations, peaks: await pool.peaks([wasmEngine.name]) };
  } finally {
    await pool.close();
  }
}

async function calibration(calibrate: Calibrate, engine: string): Promise<EngineCalibration> {
  try {
    return { engine, state: 'calibrated', calibration: (await calibrate(engine)) ?? {} };
  } catch (error) {
    return { engine, state: 'failed', reason: (error as Error).message };
  }
}
