import type { LoweredLayers } from '../block/layer.js';
import { components } from './components.js';
import { type Run, runsOf } from './path-counts.js';
import { counted, tracePaths } from './trace-paths.js';

/** How far information flows between channels. Structural: it says what a block can see, not how well it predicts. */
export interface Mixing {
  /** Share of (input, output) channel pairs with a path between them; 1: every output sees every input. */
  readonly reach: number;
  /** The same for the output that sees least. */
  readonly worstReach: number;
  /** Connected parts of the graph between input and output channels. */
  readonly components: number;
  /** Smallest over largest path count, of the pairs with a path; 1: all alike. */
  readonly evenness: number;
}

/**
 * Channel mixing of a block. P, the product of its layers' 0/1 matrices (grouped block diagonal, shuffle a permutation, dense ones, a
 * residual adds the identity), counts the paths from each input channel to each output channel.
 * Dense and pointwise 1, grouped `1/g`, depthwise `1/c`; L grouped layers with ShuffleNet's shuffle between, n = c/g: `min(1, n^L / c)`,
 * exactly so where c is a power of n, and never more.
 * Exact: path counts are BigInt; evenness is rounded once, at the end.
 */
export function mixing(lowered: LoweredLayers): Mixing {
  const inputChannels = lowered.input.channels;
  const outputs = tracePaths(lowered);
  const distinct = [...counted(outputs)].map(([counts, times]) => ({ runs: runsOf(counts), times }));

  const seen = distinct.map(({ runs }) => runs.reduce((sum, { start, end }) => sum + end - start, 0));
  const pairs = distinct.reduce((sum, { times }, index) => sum + times * seen[index]!, 0);
  return {
    reach: pairs / (inputChannels * outputs.length),
    worstReach: seen.reduce((least, share) => Math.min(least, share)) / inputChannels,
    components: components(
      inputChannels,
      distinct.map(({ runs }) => runs),
    ),
    evenness: evenness(distinct.flatMap(({ runs }) => runs)),
  };
}

function evenness(runs: readonly Run[]): number {
  let least = runs[0]!.count;
  let most = least;
  for (const { count } of runs) {
    if (count < least) least = count;
    if (count > most) most = count;
  }
  return quotient(least, most);
}

/** `a / b` of whole numbers of any size, a ≤ b, to the precision of a number. */
function quotient(a: bigint, b: bigint): number {
  const extraBits = Math.max(0, b.toString(2).length - a.toString(2).length) + 64;
  const scaled = (a << BigInt(extraBits)) / b;
  // Halved in two goes: 2^extraBits alone may pass the largest number.
  const half = Math.floor(extraBits / 2);
  return Number(scaled) / 2 ** half / 2 ** (extraBits - half);
}
