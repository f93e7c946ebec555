import type { Calibration, IntroduceAnswer } from '@convscape/core';
import { type Pool, PoolError } from '@convscape/pool/browser';

export interface EnginesHere {
  readonly calibrations: { readonly [engine: string]: Calibration };
  /** Why an engine is not in this browser, by its name. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Which of the sweep's engines this browser has; those without a calibration are calibrated. */
export async function enginesHere(
  pool: Pool,
  { engines, calibrations: known }: Pick<IntroduceAnswer, 'engines' | 'calibrations'>,
): Promise<EnginesHere> {
  const calibrations: Record<string, Calibration> = { ...known };
  const missing = new Map<string, string>();
  for (const engine of engines) {
    const meet = async () => {
      await pool.describeEngine(engine);
      const calibration = calibrations[engine] ?? (await pool.calibrate(engine));
      if (calibration !== null) calibrations[engine] = calibration;
    };
    try {
      // A worker that died may have done so for want of memory that is free again: another one is asked once more.
      await meet().catch((thrown: unknown) => {
        if (!(thrown instanceof PoolError) || thrown.code !== 'HOST_DIED') throw thrown;
        return meet();
      });
    } catch (thrown) {
      if (!(thrown instanceof PoolError) || thrown.code === 'CLOSED') throw thrown;
      missing.set(engine, thrown.problem);
    }
  }
  return { calibrations, missing };
}
