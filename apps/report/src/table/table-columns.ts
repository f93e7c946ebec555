import { formatCount, type Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { columnText } from '../quantity/column-text.js';
import { percentText } from '../quantity/percent-text.js';
import { tellsApart } from '../view/condition-groups.js';
import { CONDITION_NAMES } from '../view/view-state.js';

/** One column of the table of candidates. */
export interface TableColumn {
  /** The row's own column that it sorts by, and its name in a link. */
  readonly sort: keyof Row;
  readonly title: string;
  readonly numeric: boolean;
  /** Shown only where it is asked for. */
  readonly optional?: true;
  /** What the cell says; null: nothing to say. */
  readonly text: (row: Row) => string | null;
  /** What its rows are compared by; null sorts last in either order. */
  readonly key: (row: Row) => number | string | null;
}

/** The table's columns from left to right. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
  { sort: 'kind', title: 'Candidate', numeric: false, text: candidateLabel, key: candidateLabel },
  { sort: 'slot', title: 'Slot', numeric: false, text: (row) => row.slot, key: (row) => row.slot },
  { sort: 'sweep', title: 'Sweep', numeric: false, text: (row) => row.sweep, key: (row) => row.sweep },
  { sort: 'device', title: 'Device', numeric: false, text: (row) => row.device, key: (row) => row.device },
  { sort: 'engine', title: 'Engine', numeric: false, text: (row) => row.engine, key: (row) => row.engine },
  {
    sort: 'threads',
    title: 'Threads',
    numeric: true,
    text: (row) => String(row.threads),
    key: (row) => row.threads,
  },
  { sort: 'cache', title: 'Cache', numeric: false, text: (row) => row.cache, key: (row) => row.cache },
  {
    sort: 'latency_ns',
    title: 'Latency (interval)',
    numeric: true,
    text: (row) => (row.latency_ns === null ? null : columnText('latency_ns', row.latency_ns)),
    key: (row) => row.latency_ns,
  },
  {
    sort: 'latency_p95_ns',
    title: '95th percentile',
    numeric: true,
    text: (row) => (row.latency_p95_ns === null ? null : columnText('latency_p95_ns', row.latency_p95_ns)),
    key: (row) => row.latency_p95_ns,
  },
  {
    sort: 'savings_realised',
    title: 'Savings realised',
    numeric: true,
    text: (row) => (row.savings_realised === null ? null : percentText(row.savings_realised)),
    key: (row) => row.savings_realised,
  },
  {
    sort: 'front_probability',
    title: 'Front',
    numeric: false,
    text: (row) => row.front,
    key: (row) => row.front_probability,
  },
  { sort: 'state', title: 'State', numeric: false, text: (row) => row.state, key: (row) => row.state },
  cost('macs', 'MACs'),
  cost('params', 'Parameters'),
  cost('bytes_moved', 'Bytes moved'),
  cost('peak_memory_bytes', 'Peak memory'),
  cost('arithmetic_intensity', 'Intensity'),
  cost('mixing_reach', 'Mixing reach'),
  optional('activations', 'Activations', formatCount),
  optional('memory_access_elements', 'Memory access', formatCount),
  optional('groups', 'Groups', String),
  optional('input_channels', 'Input channels', String),
  optional('output_channels', 'Output channels', String),
  optional('visits', 'Visits', String),
  optional('batches', 'Batches', String),
  words('mix', 'Mixing'),
  words('algorithm', 'Algorithm'),
  words('kernels', 'Kernels'),
  words('candidate', 'Key'),
];

/** Whether a column is worth its place: one sweep, one engine need no column of their own. */
function isTellingApart(rows: readonly Row[], column: keyof Row): boolean {
  const name = CONDITION_NAMES.find((condition) => condition === column);
  return name === undefined || tellsApart(rows, name);
}

/** The columns for these rows. @param chosen their names with commas between, as a link says them; empty: those that most people want */
export function tableColumns(rows: readonly Row[], chosen = ''): readonly TableColumn[] {
  if (chosen !== '') {
    const names = new Set(chosen.split(','));
    // The first column is what a row is called by, and leads to its details.
    return TABLE_COLUMNS.filter(({ sort }) => sort === 'kind' || names.has(sort));
  }
  return TABLE_COLUMNS.filter(({ sort, optional: isOptional }) => !isOptional && isTellingApart(rows, sort));
}

function optional(
  column:
    | 'activations'
    | 'memory_access_elements'
    | 'groups'
    | 'input_channels'
    | 'output_channels'
    | 'visits'
    | 'batches',
  title: string,
  text: (value: number) => string,
): TableColumn {
  return {
    sort: column,
    title,
    numeric: true,
    optional: true,
    text: (row) => (row[column] === null ? null : text(row[column])),
    key: (row) => row[column],
  };
}

function words(column: 'mix' | 'algorithm' | 'kernels' | 'candidate', title: string): TableColumn {
  return {
    sort: column,
    title,
    numeric: false,
    optional: true,
    text: (row) => row[column],
    key: (row) => row[column],
  };
}

function cost(
  column: 'macs' | 'params' | 'bytes_moved' | 'peak_memory_bytes' | 'arithmetic_intensity' | 'mixing_reach',
  title: string,
): TableColumn {
  return {
    sort: column,
    title,
    numeric: true,
    text: (row) => columnText(column, row[column]),
    key: (row) => row[column],
  };
}
