import type { SqlRow } from './driver/driver.js';

/* The schema's own checks (STRICT, NOT NULL, CHECK) hold what a column contains; only a damaged database gives anything else. */

/** A row that no version of ours has written. */
export class RowError extends Error {}

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
  const stored = text(row, column);
  try {
    return JSON.parse(stored) as Value;
  } catch (error) {
    throw new RowError(`column ${column} should hold JSON: ${(error as Error).message}`);
  }
}

/** Null stays null; anything else is read by `read`. */
export function nullable<Value>(
  row: SqlRow,
  column: string,
  read: (row: SqlRow, column: string) => Value,
): Value | null {
  return row[column] === null ? null : read(row, column);
}

function mismatch(column: string, wanted: string, value: unknown): RowError {
  return new RowError(`column ${column} should hold ${wanted}, and holds ${String(value)}`);
}
