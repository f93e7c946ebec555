import { ROW_COLUMNS, type Row } from '@convscape/core';
import { TABLE_COLUMNS } from './table-columns.js';

/** What a row is known by, wherever it is read again. */
const KEYS: readonly (keyof Row)[] = ['candidate', 'sweep', 'device', 'run'];

/** What a cell says beyond the column that it sorts by. */
const TOLD_IN: { readonly [Column in keyof Row]?: readonly (keyof Row)[] } = {
  kind: [
    ...(['kind', 'groups', 'kernel_height', 'kernel_width', 'dilation', 'mix', 'ratio'] as const),
    ...([
      'expansion',
      'middle_channels',
      'squeeze_excite',
      'shortcut',
      'activation',
      'bias',
      'chain',
    ] as const),
  ],
  latency_ns: ['latency_ns', 'latency_low_ns', 'latency_high_ns'],
  front_probability: ['front', 'front_probability'],
  state: ['state', 'reason'],
};

/**
 * The columns that a saved table has: the keys, then those that the reader chose, each with all that its cells say.
 * @param chosen their names with commas between, as a link says them; empty: nobody chose, and every column is saved
 */
export function savedColumns(chosen: string): readonly (keyof Row)[] {
  if (chosen === '') return ROW_COLUMNS;
  const names = new Set(chosen.split(','));
  const shown = TABLE_COLUMNS.filter(({ sort }) => sort === 'kind' || names.has(sort));
  return [...new Set([...KEYS, ...shown.flatMap(({ sort }) => TOLD_IN[sort] ?? [sort])])];
}

/** A row with these of its columns. */
export function rowWith(row: Row, columns: readonly (keyof Row)[]): Partial<Row> {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
