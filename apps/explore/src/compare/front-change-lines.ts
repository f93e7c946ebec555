import type { FrontChange, RunComparison } from '@convscape/core';

/** How many candidates a list shows. */
const SHOWN = 6;

/** Who joined and who left the front: how many, and who of them for certain; none where nobody did. */
export function frontChangeLines(
  { front: { joined, left }, isSameDevice }: RunComparison,
  wordsOf: (candidate: string) => string,
): readonly string[] {
  return [
    ...listOf(isSameDevice ? 'joined the front' : 'on the front of B’s device alone', joined, wordsOf),
    ...listOf(isSameDevice ? 'left the front' : 'on the front of A’s device alone', left, wordsOf),
  ];
}

function listOf(
  what: string,
  changes: readonly FrontChange[],
  wordsOf: (candidate: string) => string,
): readonly string[] {
  if (changes.length === 0) return [];
  const certain = changes.filter(({ isCertain }) => isCertain);
  const lines = certain
    .slice(0, SHOWN)
    .map(({ candidate, a, b }) => `  ${candidate.slice(0, 8)}  ${wordsOf(candidate)}: ${a} in A, ${b} in B`);
  if (certain.length > SHOWN) lines.push(`  and ${certain.length - SHOWN} more: --json lists all`);
  return [
    `${changes.length} ${what}, ${certain.length === 0 ? 'none' : certain.length} of them for certain`,
    ...lines,
  ];
}
