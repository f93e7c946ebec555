import { type Row, rowLabel } from '@convscape/core';

/** Labels are asked for at every keystroke in the filter, and rows do not change. */
const known = new WeakMap<Row, string>();

/** A candidate in a few words, as the findings have them: `grouped 3x3 g=8 + pointwise`. The slot is said elsewhere. */
export function candidateLabel(row: Row): string {
  const label = known.get(row) ?? labelOf(row);
  known.set(row, label);
  return label;
}

/** A kind that this version does not know has no options to name: its columns have to do. */
function labelOf(row: Row): string {
  try {
    return rowLabel(row);
  } catch {
    const kernel = row.kernel_height === null ? '' : ` ${row.kernel_height}x${row.kernel_width}`;
    return `${row.kind}${kernel}`;
  }
}
