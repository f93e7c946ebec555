import { type Calibration, type MeasuredPeaks, wasm256Engine, wasmEngine } from '@convscape/core';
import { openPool, type Pool } from '@convscape/pool';

/** What an engine with kernels to choose from chose here, or why it could not. */
export type EngineCalibration =
  | { readonly engine: string; readonly state: 'calibrated'; readonly calibration: Calibration }
  | { readonly engine: string; readonly state: 'failed'; readonly reason: string };

/** What the machine can do, as a new run finds out. */
export interface Abilities {
  readonly calibrations: readonly EngineCalibration[];
  readonly peaks: MeasuredPeaks;
}

/** Calibrates the engines that choose their kernels by the machine, a second or so each, and measures its peaks. */
export async function readAbilities(): Promise<Abilities> {
  const pool = await openPool({ workers: 1, processes: 1 });
  try {
    const calibrations: EngineCalibration[] = [];
    for (const { name } of [wasmEngine, wasm256Engine]) calibrations.push(await calibration(pool, name));
    return { calibrations, peaks: await pool.peaks([wasmEngine.name]) };
  } finally {
    await pool.close();
  }
}

async function calibration(pool: Pool, engine: string): Promise<EngineCalibration> {
  try {
    return { engine, state: 'calibrated', calibration: (await pool.calibrate(engine)) ?? {} };
  } catch (error) {
    return { engine, state: 'failed', reason: (error as Error).message };
  }
}
