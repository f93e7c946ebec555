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

/** What fronts can be joined across: the rows of all engines, or of all numbers of threads, then meet. */
export const JOINED_COLUMNS = [
  'engine',
  'threads',
] as const satisfies readonly (typeof FRONT_COLUMNS)[number][];

export type JoinedColumn = (typeof JOINED_COLUMNS)[number];

/** What tells a row's front from all others. */
export function frontNameOf(
  row: Pick<Row, (typeof FRONT_COLUMNS)[number]>,
  across: readonly JoinedColumn[] = [],
): string {
  const apart = FRONT_COLUMNS.filter((column) => !across.some((joined) => joined === column));
  return JSON.stringify(apart.map((column) => row[column]));
}

/** A front's own name seeds its draws: the same rows, the same probabilities. */
export function seedOf(name: string): number {
  return Number.parseInt(sha256Hex(name).slice(0, 8), 16);
}
