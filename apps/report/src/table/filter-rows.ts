import type { Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';

/** Rows that hold every word of the text somewhere, whatever the case: in label, slot, engine, algorithm, kernels, state, reason, front or key. */
export function filterRows(rows: readonly Row[], text: string, state: Row['state'] | null): readonly Row[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (state !== null && row.state !== state) return false;
    if (words.length === 0) return true;
    const haystack = searchable(row);
    return words.every((word) => haystack.includes(word));
  });
}

function searchable(row: Row): string {
  return [
    candidateLabel(row),
    row.slot,
    row.engine,
    row.algorithm,
    row.kernels,
    row.state,
    row.reason,
    row.front,
    row.candidate,
    row.sweep,
  ]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
}
