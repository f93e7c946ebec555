import { realpathSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { RunRecord } from '@convscape/core';
import { isHolding, parseHolder } from './lock-holder.js';
import { measuringLockFile } from './measuring-lock.js';

/** Without a lock that tells, a run is under way as long as its database changes: no turn takes so long. */
const SILENCE_MS = 600_000;

/**
 * Whether somebody still measures a run of this database. One whose process was killed, or could not write its end to a full disk, stays stored
 * as running: the measuring lock tells whether its process lives. Where that names another run, or none (a browser's run, another
 * machine's), the time since the database was last written to does.
 */
export async function isUnderWay(
  { state, sweep, device }: Pick<RunRecord, 'state' | 'sweep' | 'device'>,
  database: string,
  lockFile: string = measuringLockFile(),
): Promise<boolean> {
  if (state !== 'running') return false;
  const holder = parseHolder(await readFile(lockFile, 'utf8').catch(() => ''));
  const isItsOwn =
    holder !== null &&
    holder.sweep === sweep &&
    holder.database === realpathSync(database) &&
    // An earlier version's lock names no device.
    (holder.device === null || holder.device === device);
  if (isItsOwn) return isHolding(holder);
  const written = await Promise.all(
    [database, `${database}-wal`].map(async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0),
  );
  return Math.abs(Date.now() - Math.max(...written)) < SILENCE_MS;
}
