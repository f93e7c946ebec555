import { candidateWords, type StoredSweep } from '@convscape/core';

/** Names candidates of these sweeps by key, in words. */
export function blockTextOf(sweeps: readonly StoredSweep[]): (candidate: string) => string {
  const words = new Map(
    sweeps.flatMap((stored) =>
      stored.candidates.map((candidate) => [candidate.key, candidateWords(candidate)] as const),
    ),
  );
  return (key) => words.get(key) ?? key;
}
