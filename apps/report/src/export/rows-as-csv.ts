import { formatCsv, ROW_COLUMNS, type Row } from '@convscape/core';

/** Rows as `explore export` writes them, with these of its columns. */
export function rowsAsCsv(rows: readonly Row[], columns = ROW_COLUMNS): string {
  return formatCsv(columns, rows);
}
