import type { Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';

/** Asked for at every key stroke, and rows do not change. */
const known = new WeakMap<Row, string>();

/** What free words are looked for in: label, slot, engine, algorithm, kernels, state, reason, front, key and sweep, in small letters. */
export function searchText(row: Row): string {
  const text = known.get(row) ?? joined(row);
  known.set(row, text);
  return text;
}

function joined(row: Row): string {
  const { slot, engine, algorithm, kernels, state, reason, front, candidate, sweep } = row;
  return [candidateLabel(row), slot, engine, algorithm, kernels, state, reason, front, candidate, sweep]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
}
