import { chooseDriver } from './driver/choose-driver.js';
import { DRIVER_NAMES, type DriverName, type OpenMode } from './driver/driver.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { openDatabase } from './open-database.js';
import { SqliteStore } from './sqlite-store.js';
import type { Store } from './store.js';

export interface OpenStoreOptions {
  /** `write` creates a missing file and brings an older one up to date; `read` never creates or changes one. */
  readonly mode: OpenMode;
  /** Default: `sqlite3` where it loads, else `node:sqlite`. */
  readonly driver?: DriverName;
  /** How long to wait for another process that is writing. Default: 10,000 ms. */
  readonly busyTimeoutMs?: number;
  /** Names the backup that is made before an older database is brought up to date. Default: the system's clock. */
  readonly now?: () => Date;
}

/**
 * Opens the database of sweeps in `file`.
 * @throws {StoreError} with a code; a file that is refused is left unchanged, byte for byte.
 * @throws {StoreDriverMissingError} where this machine has no SQLite.
 */
export async function openStore(file: string, options: OpenStoreOptions): Promise<Store> {
  const database = await openDatabase(file, {
    mode: options.mode,
    driver: chooseDriver(file, options.driver === undefined ? DRIVER_NAMES : [options.driver]),
    migrations: MIGRATIONS,
    busyTimeoutMs: options.busyTimeoutMs ?? 10_000,
    now: options.now ?? (() => new Date()),
  });
  return new SqliteStore(database);
}
