import type { Row } from '../../record/row.js';
import type { ReportDocument } from '../report-document.js';
import { ROW_SHAPE } from '../row-shape.js';

/** A column of all rows: its values, or where few differ, the distinct ones and for each row the place among them. */
type Column =
  | readonly unknown[]
  | { readonly distinct: readonly unknown[]; readonly places: readonly number[] };

/** A document whose rows stand as columns: a third of the size, and parsed in a third of the time. */
export type ColumnarDocument = Omit<ReportDocument, 'rows'> & {
  readonly rowCount: number;
  readonly columns: { readonly [Name in keyof Row]: Column };
};

/** A dictionary pays below this many distinct values for each row. */
const DICTIONARY_SHARE = 0.5;

export function toColumns({ rows, ...document }: ReportDocument): ColumnarDocument {
  const names = Object.keys(ROW_SHAPE) as (keyof Row)[];
  const columns = names.map((name) => [name, columnOf(rows.map((row) => row[name]))]);
  return { ...document, rowCount: rows.length, columns: Object.fromEntries(columns) };
}

/** The document as `readReportDocument` takes it; what is no columnar document becomes none there either. */
export function fromColumns(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('columns' in json)) return json;
  const { rowCount, columns, ...document } = json as ColumnarDocument;
  const names = Object.keys(ROW_SHAPE) as (keyof Row)[];
  const readers = names.map((name) => readerOf(columns[name]));
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const row: { [name: string]: unknown } = {};
    for (let at = 0; at < names.length; at++) row[names[at]!] = readers[at]!(index);
    return row;
  });
  return { ...document, rows };
}

function columnOf(values: readonly unknown[]): Column {
  const placeOf = new Map<unknown, number>();
  const places = values.map((value) => {
    const known = placeOf.get(value) ?? placeOf.size;
    placeOf.set(value, known);
    return known;
  });
  return placeOf.size > values.length * DICTIONARY_SHARE ? values : { distinct: [...placeOf.keys()], places };
}

function readerOf(column: Column | undefined): (index: number) => unknown {
  // A column that an older document lacks: the reader of documents says so.
  if (column === undefined) return () => undefined;
  if ('places' in column) return (index) => column.distinct[column.places[index]!];
  return (index) => column[index];
}
