import type { Row } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { countWords } from '../terminal/count-words.js';

/** Why these rows have no front. */
export function noFrontText(rows: readonly Row[]): string {
  if (rows.every(({ state }) => state === 'pending')) return 'nothing is measured yet, so there is no front';
  const states = countWords(rows.map(({ state }) => state));
  return `none of ${formatAmount(rows.length, 'candidate')} has what it takes to be on a front (${states}): a value in every column that is asked for, of the newest run`;
}
