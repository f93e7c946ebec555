import type { Row } from '../../record/row.js';
import { EARLIER_COLUMNS } from '../earlier-result.js';
import type { ReportDocument } from '../report-document.js';
import { ROW_COLUMNS } from '../row-shape.js';

/** A column of all rows: its values, or where few differ, the distinct ones and for each row the place among them. */
export type Column =
  | readonly unknown[]
  | { readonly distinct: readonly unknown[]; readonly places: readonly number[] };

/** Equal objects as columns by name, and how many there are. */
export interface Columns {
  readonly count: number;
  readonly columns: { readonly [name: string]: Column };
}

/**
 * A document whose rows and earlier results stand as columns, what was measured or worked out to nine significant digits: a quarter of the
 * size, and parsed in a third of the time.
 */
export type ColumnarDocument = Omit<ReportDocument, 'rows' | 'earlier'> & {
  readonly rowCount: number;
  readonly columns: Columns['columns'];
  readonly earlierColumns?: Columns;
};

/** A dictionary pays below this many distinct values for each row. */
const DICTIONARY_SHARE = 0.5;

/** What a reader can tell apart, and more than any clock here can: all seventeen would be a fifth of a large report. */
const SIGNIFICANT_DIGITS = 9;

/** What was measured, and what is worked out. Options stay as they were asked: a candidate's key is made from them. */
const ROUNDED: ReadonlySet<keyof Row> = new Set([
  'arithmetic_intensity',
  'mixing_reach',
  'latency_ns',
  'latency_low_ns',
  'latency_high_ns',
  'latency_p95_ns',
  'kernel_latency_ns',
  'front_probability',
  'savings_realised',
  'roofline_share',
]);

export function toColumns({ rows, earlier, ...document }: ReportDocument): ColumnarDocument {
  const { count, columns } = split(rows, ROW_COLUMNS);
  return {
    ...document,
    rowCount: count,
    columns,
    ...(earlier && { earlierColumns: split(earlier, EARLIER_COLUMNS) }),
  };
}

function split<Name extends keyof Row>(
  items: readonly { readonly [Key in Name]: unknown }[],
  names: readonly Name[],
): Columns {
  const columns = names.map((name) => {
    const values = items.map((item) => item[name]);
    return [name, columnOf(ROUNDED.has(name) ? values.map(rounded) : values)];
  });
  return { count: items.length, columns: Object.fromEntries(columns) };
}

/** Counts stay what they are, however large. */
function rounded(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(SIGNIFICANT_DIGITS))
    : value;
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
