import type { Row } from '@convscape/core';
import type { XColumn } from '../view/view-state.js';

/** The members of a front in the order of the x axis: what the arrow keys walk along. */
export function frontWalk(rows: readonly Row[], x: XColumn): readonly Row[] {
  return rows
    .filter(({ front, latency_ns }) => (front === 'certain' || front === 'contested') && latency_ns !== null)
    .sort((a, b) => a[x] - b[x] || (a.latency_ns ?? 0) - (b.latency_ns ?? 0));
}

/** The next member in a direction; from nowhere the first or the last, and at an end the end. */
export function nextOnFront(walk: readonly Row[], candidate: string | null, step: 1 | -1): Row | undefined {
  const at = walk.findIndex((row) => row.candidate === candidate);
  if (at < 0) return step === 1 ? walk[0] : walk.at(-1);
  return walk[Math.min(walk.length - 1, Math.max(0, at + step))];
}

/** Where on a walk a candidate stands: `2 of 7 on the front`. */
export function placeWords(walk: readonly Row[], row: Row): string {
  const at = walk.indexOf(row);
  return at < 0 ? 'not on the front' : `${at + 1} of ${walk.length} on the front`;
}
