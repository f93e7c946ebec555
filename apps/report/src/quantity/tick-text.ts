import { columnText, type PlottedColumn } from './column-text.js';

/** A round value of a column as it stands at an axis: `50 ms` where a cell would say `50.0 ms`, and `0` without a unit. */
export function tickText(column: PlottedColumn, value: number): string {
  if (value === 0) return '0';
  return columnText(column, value)
    .replace(/(\.\d*?)0+(?=\D|$)/, '$1')
    .replace(/\.(?=\D|$)/, '');
}
