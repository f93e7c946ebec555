import { densePeers, isTimed, type Row } from '@convscape/core';
import { mapWords } from './map-words.js';
import {
  linesByKey,
  otherOptions,
  type PromiseLine,
  type PromisePoint,
  promisePoint,
} from './promise-line.js';

/** How depthwise separable convolution paid for one kernel: a line a feature map, over the output channels. */
export interface SeparablePanel {
  readonly kernel: string;
  /** k1·k2 */
  readonly taps: number;
  readonly lines: readonly PromiseLine[];
}

/** Depthwise separable blocks against the dense block of their slot and kernel. Rows must be of one set of conditions. */
export function separablePanels(rows: readonly Row[]): readonly SeparablePanel[] {
  const denseOf = densePeers(rows);
  const byKernel = new Map<string, { taps: number; points: PromisePoint[] }>();
  for (const row of rows) {
    if (row.kind !== 'depthwise-separable' || !isTimed(row) || row.macs === 0) continue;
    const { kernel_height, kernel_width } = row;
    const dense = denseOf(row);
    if (dense === null || kernel_height === null || kernel_width === null) continue;
    const kernel = `${kernel_height}×${kernel_width}`;
    const panel = byKernel.get(kernel) ?? { taps: kernel_height * kernel_width, points: [] };
    panel.points.push(promisePoint(row, dense, row.output_channels));
    byKernel.set(kernel, panel);
  }
  return [...byKernel]
    .map(([kernel, { taps, points }]) => ({ kernel, taps, lines: linesOf(points) }))
    .sort((a, b) => a.taps - b.taps);
}

/** What the count promises: `B/A = 1/c2 + 1/(k1·k2)` of the dense block's MACs, so `A/B` times its speed. */
export function separablePromise(outputChannels: number, taps: number): number {
  return 1 / (1 / outputChannels + 1 / taps);
}

function linesOf(points: readonly PromisePoint[]): readonly PromiseLine[] {
  return linesByKey(
    points,
    (row) => JSON.stringify([mapWords(row), row.stride, otherOptions(row), ratioOf(row)]),
    (row) => ({
      name: `${mapWords(row)}${row.stride === 1 ? '' : ` s${row.stride}`}${widens(row)}`,
      width: null,
    }),
  );
}

/** Blocks that widen by the same factor share a line; those that keep their width are the plain case. */
function ratioOf({ input_channels, output_channels }: Row): number {
  return output_channels / input_channels;
}

function widens(row: Row): string {
  const ratio = ratioOf(row);
  return ratio === 1 ? '' : ` ×${Number(ratio.toFixed(2))}`;
}
