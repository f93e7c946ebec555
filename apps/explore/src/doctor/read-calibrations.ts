import { type Calibration, wasm256Engine, wasmEngine } from '@convscape/core';
import { openPool } from '@convscape/pool';

/** What an engine with kernels to choose from chose here, or why it could not. */
export type EngineCalibration =
  | { readonly engine: string; readonly state: 'calibrated'; readonly calibration: Calibration }
  | { readonly engine: string; readonly state: 'failed'; readonly reason: string };

/** Calibrates the engines that choose their kernels by the machine, as a new run does; a second or so each. */
export async function readCalibrations(): Promise<readonly EngineCalibration[]> {
  const pool = await openPool({ workers: 1, processes: 1 });
  try {
    const found: EngineCalibration[] = [];
    for (const { name: engine } of [wasmEngine, wasm256Engine]) {
      try {
        found.push({ engine, state: 'calibrated', calibration: (await pool.calibrate(engine)) ?? {} });
      } catch (error) {
        found.push({ engine, state: 'failed', reason: (error as Error).message });
      }
    }
    return found;
  } finally {
    await pool.close();
  }
}
