import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Calibration } from '@convscape/core';
import { z } from 'zod';
import { cacheFolder } from '../files/cache-folder.js';
import { writeAside } from '../files/write-aside.js';

/** By device (a hash of processor, system, runtime and its flags), then by engine. */
const FILE = z.strictObject({
  calibrations: z.record(
    z.string(),
    z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))),
  ),
});
type Calibrations = z.infer<typeof FILE>['calibrations'];

/** In the user's cache folder. */
export function rememberedCalibrationFile(): string {
  return join(cacheFolder(), 'calibrations.json');
}

export interface CalibrationWish {
  readonly device: string;
  readonly engine: string;
  /** Nothing that is remembered counts; what is found replaces it. */
  readonly anew: boolean;
  /** Asks the engine, which says itself whether what it answered before still holds. */
  readonly calibrate: (known: Calibration | undefined) => Promise<Calibration | null>;
}

/**
 * What an engine says of its kernels on this device, remembered from one sweep to the next, so that all of them run the same ones. A file
 * that cannot be read or written is no failure: the engine is then asked as if for the first time.
 */
export async function rememberedCalibration(
  file: string,
  { device, engine, anew, calibrate }: CalibrationWish,
): Promise<Calibration | null> {
  const known = anew ? undefined : (await readCalibrations(file))[device]?.[engine];
  const found = await calibrate(known);
  if (found === null || isDeepStrictEqual(found, known)) return found;
  const all = await readCalibrations(file);
  const calibrations = { ...all, [device]: { ...all[device], [engine]: found } };
  await mkdir(dirname(file), { recursive: true })
    .then(() => writeAside(file, `${JSON.stringify({ calibrations }, null, 2)}\n`))
    .catch(() => undefined);
  return found;
}

async function readCalibrations(file: string): Promise<Calibrations> {
  try {
    return FILE.parse(JSON.parse(await readFile(file, 'utf8'))).calibrations;
  } catch {
    // Missing, half a file of a crashed machine, or of another version: nothing is lost by forgetting it.
    return {};
  }
}
