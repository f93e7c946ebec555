import type { Row } from '@convscape/core';

const known = new WeakMap<readonly Row[], ReadonlySet<string>>();

/** The keys of all candidates, each once however many devices and sweeps measured it. Found once for a document. */
export function candidateKeys(rows: readonly Row[]): ReadonlySet<string> {
  const keys = known.get(rows) ?? new Set(rows.map((row) => row.candidate));
  known.set(rows, keys);
  return keys;
}
