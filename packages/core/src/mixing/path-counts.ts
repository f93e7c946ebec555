/**
 * How many paths lead to one channel from each of the block's input channels, as the steps of that function: at input `positions[k]`
 * the count changes by `changes[k]`. Channels of a group hold neighbouring inputs, so that a few steps say what a row of thousands
 * of counts would. Counts are BigInt: they grow with every layer of a chain, and stay exact.
 */
export interface PathCounts {
  /** Ascending, each once. */
  readonly positions: readonly number[];
  /** None is 0. */
  readonly changes: readonly bigint[];
}

/** Inputs `start` to `end − 1`, each with the same count above 0. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly count: bigint;
}

/** One path, from one input. */
export function onePath(input: number): PathCounts {
  return { positions: [input, input + 1], changes: [1n, -1n] };
}

/** Sum of path counts, each taken as often as `times` says. */
export function sumPathCounts(terms: Iterable<readonly [counts: PathCounts, times: number]>): PathCounts {
  const changeAt = new Map<number, bigint>();
  for (const [{ positions, changes }, times] of terms) {
    const factor = BigInt(times);
    for (let k = 0; k < positions.length; k++) {
      const before = changeAt.get(positions[k]!) ?? 0n;
      changeAt.set(positions[k]!, before + factor * changes[k]!);
    }
  }
  const steps = [...changeAt].filter(([, change]) => change !== 0n).sort(([a], [b]) => a - b);
  return { positions: steps.map(([position]) => position), changes: steps.map(([, change]) => change) };
}

/** The inputs that reach the channel, as runs of one count. */
export function runsOf({ positions, changes }: PathCounts): readonly Run[] {
  const runs: Run[] = [];
  let count = 0n;
  positions.forEach((start, k) => {
    count += changes[k]!;
    const end = positions[k + 1];
    if (count > 0n && end !== undefined) runs.push({ start, end, count });
  });
  return runs;
}
