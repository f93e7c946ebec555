import type { LoweredLayers } from '../block/layer.js';
import { type Run, runsOf } from './path-counts.js';
import { tracePaths } from './trace-paths.js';

/** Which inputs reach which outputs, as a picture small enough to look at. */
export interface ReachPicture {
  /** Output channels, bundled to this many rows. */
  readonly rows: number;
  /** Input channels, bundled to this many columns. */
  readonly columns: number;
  /** Row by row: the share of (input, output) pairs in the bundle that have a path between them. */
  readonly shares: readonly number[];
}

/**
 * The picture of a block's mixing. Where there are more channels than `shown`, neighbours are bundled; a channel on the border of two
 * bundles belongs to the one that its middle lies in.
 */
export function reachPicture(lowered: LoweredLayers, shown = 64): ReachPicture {
  const inputs = lowered.input.channels;
  const outputs = tracePaths(lowered);
  const columns = Math.min(inputs, shown);
  const rows = Math.min(outputs.length, shown);
  const columnOf = Array.from({ length: inputs }, (_, input) => bundleOf(input, inputs, columns));
  const pairs = new Array<number>(rows * columns).fill(0);
  const seen = new Array<number>(rows * columns).fill(0);
  const inColumn = new Array<number>(columns).fill(0);
  for (const column of columnOf) inColumn[column]! += 1;
  // Outputs that see the same share one object, and its runs.
  const known = new Map<object, readonly Run[]>();
  outputs.forEach((counts, output) => {
    const runs = known.get(counts) ?? runsOf(counts);
    known.set(counts, runs);
    const row = bundleOf(output, outputs.length, rows) * columns;
    for (let column = 0; column < columns; column++) pairs[row + column]! += inColumn[column]!;
    for (const { start, end } of runs)
      for (let input = start; input < end; input++) seen[row + columnOf[input]!]! += 1;
  });
  return { rows, columns, shares: seen.map((count, index) => count / pairs[index]!) };
}

function bundleOf(channel: number, channels: number, bundles: number): number {
  return Math.floor(((channel + 0.5) * bundles) / channels);
}
