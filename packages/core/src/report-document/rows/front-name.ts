import type { Row } from '../../record/row.js';
import { sha256Hex } from '../../space/sha256-hex.js';

/** Rows meet on a front only where all of these are the same. */
export const FRONT_COLUMNS = [
  'sweep',
  'device',
  'slot',
  'engine',
  'threads',
  'cache',
] as const satisfies readonly (keyof Row)[];

/** What tells a row's front from all others. */
export function frontNameOf(row: Row): string {
  return JSON.stringify(FRONT_COLUMNS.map((column) => row[column]));
}

/** A front's own name seeds its draws: the same rows, the same probabilities. */
export function seedOf(name: string): number {
  return Number.parseInt(sha256Hex(name).slice(0, 8), 16);
}
