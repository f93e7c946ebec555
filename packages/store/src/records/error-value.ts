/**
 * An error against the reference, as SQLite can hold it. An output that is not a number has error NaN, which SQLite would make NULL,
 * "not verified"; it becomes infinite instead: above every bound, in SQL as in code.
 */
export function errorValue(error: number): number {
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
