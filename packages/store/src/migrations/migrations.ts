import { firstTables } from './0001-first-tables.js';
import { conditionsAndNoise } from './0002-conditions-and-noise.js';
import { peaks } from './0003-peaks.js';
import type { Migration } from './migration.js';

/** Every step, in order. */
export const MIGRATIONS: readonly Migration[] = [firstTables, conditionsAndNoise, peaks];
