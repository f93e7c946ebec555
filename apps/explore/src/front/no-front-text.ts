import type { Row } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';

/** Why these rows have no front. */
export function noFrontText(rows: readonly Row[]): string {
  if (rows.every(({ state }) => state === 'pending')) return 'nothing is measured yet, so there is no front';
  const counts = new Map<string, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  return `none of ${formatAmount(rows.length, 'candidate')} has what it takes to be on a front (${states}): a value in every column that is asked for, of the newest run`;
}
