import { describeBlock } from '../../block/describe-block.js';
import type { Row } from '../../record/row.js';
import { blockOfRow } from '../rows/candidate-of-row.js';

/** A row's block in words, as `describeBlock` has them: `grouped 3x3 g=8 + pointwise`; a chain behind: `standard 3x3 ×4`. */
export function rowLabel(row: Row): string {
  const words = describeBlock(blockOfRow(row));
  return row.chain === 1 ? words : `${words} ×${row.chain}`;
}
