import type { Row } from '@convscape/core';
import type { SortOrder } from '../view/view-state.js';
import type { TableColumn } from './table-columns.js';

const collator = new Intl.Collator('en', { numeric: true });

/** Rows in the order of a column. Rows that have nothing there come last in either order; equal ones keep their order. */
export function sortRows(rows: readonly Row[], column: TableColumn, order: SortOrder): readonly Row[] {
  const sign = order === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: column.key(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * collator.compare(String(a.key), String(b.key));
    })
    .map(({ row }) => row);
}
