import { ROW_COLUMNS, type Row } from '@convscape/core';

/** Rows as RFC 4180 has them (UTF-8, CRLF), with these of the columns of `explore export`. */
export function rowsAsCsv(rows: readonly Row[], columns = ROW_COLUMNS): string {
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => csvCell(row[column])).join(',')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/**
 * A cell that a spreadsheet shows and never runs: text that begins like a formula gets an apostrophe in front (OWASP, CSV injection).
 * Numbers are left alone.
 */
export function csvCell(value: Row[keyof Row]): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
