import { describeBlock, type StoredSweep } from '@convscape/core';

/** Names candidates of these sweeps by key, in words. */
export function blockTextOf(sweeps: readonly StoredSweep[]): (candidate: string) => string {
  const blocks = new Map(
    sweeps.flatMap((stored) =>
      stored.candidates.map((candidate) => {
        const { block, options } = candidate;
        const chain = options.chain > 1 ? ` x${options.chain}` : '';
        return [candidate.key, `${describeBlock(block)}${chain}`] as const;
      }),
    ),
  );
  return (key) => blocks.get(key) ?? key;
}
