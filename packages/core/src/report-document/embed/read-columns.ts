import type { Row } from '../../record/row.js';
import { EARLIER_COLUMNS, type EarlierResult } from '../earlier-result.js';
import { isOfShape, LATER_COLUMNS, ROW_COLUMNS, ROW_SHAPE } from '../row-shape.js';
import { wrongPlace } from '../wrong-place.js';
import type { Column, ColumnarDocument, Columns } from './columns.js';

type RowColumns = { readonly [Name in keyof Row]: readonly Row[Name][] };
type EarlierColumns = { readonly [Name in keyof EarlierResult]: readonly EarlierResult[Name][] };

/**
 * The rows of a document that holds them as columns. Checked column by column, where most have few distinct values, and joined by one literal:
 * together a tenth of the time that going through the rows takes.
 * @throws {ReportDocumentError} `NOT_A_REPORT_DOCUMENT` with the place
 */
export function readRowColumns({ rowCount, columns }: Pick<ColumnarDocument, 'rowCount' | 'columns'>): Row[] {
  const of = valuesOf({ count: rowCount, columns }, ROW_COLUMNS, 'rows') as RowColumns;
  return Array.from({ length: rowCount }, (_, at) => rowAt(of, at));
}

/** The earlier results likewise. */
export function readEarlierColumns(columns: Columns): EarlierResult[] {
  const of = valuesOf(columns, EARLIER_COLUMNS, 'earlier') as EarlierColumns;
  return Array.from({ length: columns.count }, (_, at) => ({
    candidate: of.candidate[at]!,
    run: of.run[at]!,
    algorithm: of.algorithm[at]!,
    kernels: of.kernels[at]!,
    state: of.state[at]!,
    reason: of.reason[at]!,
    latency_ns: of.latency_ns[at]!,
    latency_low_ns: of.latency_low_ns[at]!,
    latency_high_ns: of.latency_high_ns[at]!,
    latency_p95_ns: of.latency_p95_ns[at]!,
    visits: of.visits[at]!,
    batches: of.batches[at]!,
  }));
}

/** Every value of the named columns, each of its column's shape. */
function valuesOf(
  { count, columns }: Columns,
  names: readonly (keyof Row)[],
  list: string,
): { readonly [name: string]: readonly unknown[] } {
  if (!Number.isInteger(count) || count < 0) throw wrongPlace(list, 'a list');
  return Object.fromEntries(names.map((name) => [name, valuesIn(columns[name], name, count, list)]));
}

function valuesIn(
  column: Column | undefined,
  name: keyof Row,
  count: number,
  list: string,
): readonly unknown[] {
  const isRight = (value: unknown) => isOfShape(value, ROW_SHAPE[name]);
  const wrongAt = (index: number) => wrongPlace(`${list}[${index}].${name}`, `a ${ROW_SHAPE[name].type}`);
  if (column === undefined) {
    if (count > 0 && !LATER_COLUMNS.includes(name)) throw wrongAt(0);
    return Array<null>(count).fill(null);
  }
  if (Array.isArray(column)) {
    const wrong = column.length === count ? column.findIndex((value) => !isRight(value)) : column.length;
    if (wrong >= 0) throw wrongAt(wrong);
    return column;
  }
  const { distinct, places } = (column ?? {}) as Partial<Exclude<Column, readonly unknown[]>>;
  if (!Array.isArray(distinct) || !Array.isArray(places)) throw wrongAt(0);
  const right = distinct.map(isRight);
  const wrong = places.length === count ? places.findIndex((place) => right[place] !== true) : places.length;
  if (wrong >= 0) throw wrongAt(wrong);
  return places.map((place) => distinct[place]);
}

/** A row, written out: an engine makes objects of a literal in a tenth of the time of objects that grow name by name. */
function rowAt(of: RowColumns, at: number): Row {
  return {
    candidate: of.candidate[at]!,
    slot: of.slot[at]!,
    kind: of.kind[at]!,
    groups: of.groups[at]!,
    kernel_height: of.kernel_height[at]!,
    kernel_width: of.kernel_width[at]!,
    stride: of.stride[at]!,
    dilation: of.dilation[at]!,
    input_height: of.input_height[at]!,
    input_width: of.input_width[at]!,
    input_channels: of.input_channels[at]!,
    output_channels: of.output_channels[at]!,
    mix: of.mix[at]!,
    ratio: of.ratio[at]!,
    expansion: of.expansion[at]!,
    middle_channels: of.middle_channels[at]!,
    squeeze_excite: of.squeeze_excite[at]!,
    shortcut: of.shortcut[at]!,
    activation: of.activation[at]!,
    bias: of.bias[at]!,
    chain: of.chain[at]!,
    engine: of.engine[at]!,
    algorithm: of.algorithm[at]!,
    kernels: of.kernels[at]!,
    threads: of.threads[at]!,
    cache: of.cache[at]!,
    macs: of.macs[at]!,
    params: of.params[at]!,
    activations: of.activations[at]!,
    memory_access_elements: of.memory_access_elements[at]!,
    bytes_moved: of.bytes_moved[at]!,
    peak_memory_bytes: of.peak_memory_bytes[at]!,
    arithmetic_intensity: of.arithmetic_intensity[at]!,
    mixing_reach: of.mixing_reach[at]!,
    state: of.state[at]!,
    reason: of.reason[at]!,
    latency_ns: of.latency_ns[at]!,
    latency_low_ns: of.latency_low_ns[at]!,
    latency_high_ns: of.latency_high_ns[at]!,
    latency_p95_ns: of.latency_p95_ns[at]!,
    kernel_latency_ns: of.kernel_latency_ns[at]!,
    visits: of.visits[at]!,
    batches: of.batches[at]!,
    front: of.front[at]!,
    front_probability: of.front_probability[at]!,
    savings_realised: of.savings_realised[at]!,
    device: of.device[at]!,
    sweep: of.sweep[at]!,
    run: of.run[at]!,
    roofline_share: of.roofline_share[at]!,
  };
}
