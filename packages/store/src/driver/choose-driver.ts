import { StoreDriverMissingError } from '../store-error.js';
import type { Driver, DriverAvailability, DriverName } from './driver.js';
import { loadNodeSqliteDriver } from './node-sqlite-driver.js';
import { loadSqlite3Driver } from './sqlite3-driver.js';

/** Loads one driver, now: nothing of it is loaded before. */
export function loadDriver(name: DriverName): DriverAvailability {
  return name === 'sqlite3' ? loadSqlite3Driver() : loadNodeSqliteDriver();
}

/**
 * The first of these drivers that loads here.
 * @throws {StoreDriverMissingError} where none does.
 */
export function chooseDriver(
  file: string,
  names: readonly DriverName[],
  load: (name: DriverName) => DriverAvailability = loadDriver,
): Driver {
  const reasons: string[] = [];
  for (const name of names) {
    const found = load(name);
    if (found.available) return found.driver;
    reasons.push(found.reason);
  }
  throw new StoreDriverMissingError(file, reasons);
}
