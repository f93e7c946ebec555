import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from '../files/cache-folder.js';
import { writeAside } from '../files/write-aside.js';

/** A clock further away than this is another one (a battery, a governor): nothing is told at it that was not measured near it. */
const LARGEST_RATIO = 1.1;

/** By processor: what the compute sentinel takes, a fixed number of clock cycles, at the clock that latencies are told at. */
const FILE = z.strictObject({ clockNs: z.record(z.string(), z.number().positive()) });

/** In the user's cache folder. */
export function rememberedClockFile(): string {
  return join(cacheFolder(), 'clock.json');
}

/**
 * The clock at which this machine's latencies are told: that of its first run, so that databases can be laid side by side although no two
 * runs begin at the same clock. Remembered anew where there is none, or one over 10 % away from `nowNs`. A file that cannot be
 * read or written is no failure: the run is then told at its own clock.
 * @param nowNs what the compute sentinel takes now
 */
export async function rememberedClockNs(file: string, cpuModel: string, nowNs: number): Promise<number> {
  const known = await readClocks(file);
  const clockNs = known[cpuModel];
  if (clockNs !== undefined && Math.max(clockNs, nowNs) <= LARGEST_RATIO * Math.min(clockNs, nowNs)) {
    return clockNs;
  }
  const text = `${JSON.stringify({ clockNs: { ...known, [cpuModel]: nowNs } }, null, 2)}\n`;
  await mkdir(dirname(file), { recursive: true })
    .then(() => writeAside(file, text))
    .catch(() => undefined);
  return nowNs;
}

async function readClocks(file: string): Promise<Readonly<Record<string, number>>> {
  try {
    return FILE.parse(JSON.parse(await readFile(file, 'utf8'))).clockNs;
  } catch {
    // Missing, half a file of a crashed machine, or of another version: nothing is lost by forgetting it.
    return {};
  }
}
