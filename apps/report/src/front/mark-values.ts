import type { Row } from '@convscape/core';
import { blockWidth } from '../candidate/block-width.js';
import { engineLabel } from '../candidate/engine-label.js';
import { significant } from '../quantity/column-text.js';
import type { ColourColumn, ShapeColumn } from '../view/view-state.js';

export const MARK_TITLES: { readonly [Column in ColourColumn | ShapeColumn]: string } = {
  kind: 'Block kind',
  groups: 'Groups',
  kernel_height: 'Kernel',
  width: 'Width',
  mixing_reach: 'Mixing reach',
  engine: 'Engine',
  mix: 'Mixing after groups',
};

/** What a mark's colour or shape says of a candidate; null where it has nothing to say. */
export function markValue(row: Row, column: ColourColumn | ShapeColumn): string | number | null {
  switch (column) {
    case 'width':
      return blockWidth(row);
    case 'engine':
      return engineLabel(row);
    default:
      return row[column];
  }
}

/** All values that candidates have, numbers ascending, and words as they come; null is told beside them. */
export function markValues(rows: readonly Row[], column: ColourColumn | ShapeColumn) {
  const all = new Set(rows.map((row) => markValue(row, column)));
  const values = [...all].filter((value) => value !== null);
  if (column !== 'kind') values.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));
  return { values, hasNone: all.has(null) };
}

/** A value in a legend: `groups 8`, `wasm`. */
export function markText(value: string | number | null, column: ColourColumn | ShapeColumn): string {
  const title = MARK_TITLES[column].toLowerCase();
  if (value === null) return `no ${title}`;
  return typeof value === 'number' ? `${title} ${significant(value)}` : value;
}
