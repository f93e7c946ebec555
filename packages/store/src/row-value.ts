import type { SqlRow } from './driver/driver.js';

/* The schema's own checks (STRICT, NOT NULL, CHECK) hold what a column contains; these only tell TypeScript, loudly if wrong. */

export function text(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw mismatch(column, 'text', value);
  return value;
}

export function real(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw mismatch(column, 'a number', value);
  return value;
}

export function integer(row: SqlRow, column: string): number {
  const value = real(row, column);
  if (!Number.isSafeInteger(value)) throw mismatch(column, 'an integer', value);
  return value;
}

/** A column that holds one of a union's names, by its CHECK. */
export function name<Name extends string>(row: SqlRow, column: string): Name {
  return text(row, column) as Name;
}

/** A JSON column, of the type it was written with. */
export function json<Value>(row: SqlRow, column: string): Value {
  return JSON.parse(text(row, column)) as Value;
}

/** Null stays null; anything else is read by `read`. */
export function nullable<Value>(
  row: SqlRow,
  column: string,
  read: (row: SqlRow, column: string) => Value,
): Value | null {
  return row[column] === null ? null : read(row, column);
}

function mismatch(column: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`column ${column} should hold ${wanted}, and holds ${String(value)}`);
}
