import type { Row } from '@convscape/core';

/**
 * A candidate in a few words, from its row: `grouped 3×3 g=8 + 1×1`, `inverted-residual 3×3 t=6`. Options at their
 * defaults are left out; the slot is said elsewhere.
 */
export function candidateLabel(row: Row): string {
  const parts = [row.kind];
  if (row.kernel_height !== null && row.kernel_width !== null && row.kind !== 'pointwise') {
    parts.push(`${row.kernel_height}×${row.kernel_width}`);
  }
  if (row.groups !== null && row.groups > 1 && row.groups !== row.input_channels)
    parts.push(`g=${row.groups}`);
  if (row.expansion !== null) parts.push(`t=${row.expansion}`);
  if (row.ratio !== null) parts.push(`ratio ${Number(row.ratio.toFixed(3))}`);
  if (row.middle_channels !== null) parts.push(`m=${row.middle_channels}`);
  if (row.dilation !== null && row.dilation !== 1) parts.push(`d=${row.dilation}`);
  if (row.mix === 'pointwise') parts.push('+ 1×1');
  if (row.mix === 'shuffle') parts.push('+ shuffle');
  if (row.squeeze_excite > 0) parts.push(`SE ${row.squeeze_excite}`);
  if (row.activation !== 'none') parts.push(row.activation);
  if (row.bias) parts.push('bias');
  if (row.chain > 1) parts.push(`×${row.chain}`);
  return parts.join(' ');
}
