export type CsvValue = string | number | boolean | null | undefined;

const LIKE_A_FORMULA = /^[=+\-@\t\r\n]/;

/**
 * RFC 4180: CRLF between records, quotes where a comma, a quote or a line break stands in a value; null is an empty field.
 * A text that a spreadsheet would take for a formula begins with an apostrophe here; numbers stay as they are.
 * https://owasp.org/www-community/attacks/CSV_Injection
 * `columns` gives the header and the order.
 */
export function formatCsv<Name extends string>(
  columns: readonly Name[],
  rows: Iterable<{ readonly [Column in Name]?: CsvValue }>,
): string {
  return [...csvRecords(columns, rows)].join('');
}

/** The same record by record, the header first, for what is longer than one text can be. */
export function* csvRecords<Name extends string>(
  columns: readonly Name[],
  rows: Iterable<{ readonly [Column in Name]?: CsvValue }>,
): Generator<string> {
  yield `${columns.join(',')}\r\n`;
  for (const row of rows) yield `${columns.map((column) => field(row[column])).join(',')}\r\n`;
}

function field(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && LIKE_A_FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
