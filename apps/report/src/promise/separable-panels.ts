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

/**
 * Points in lines, each over the output channels. A sweep lets the input keep step with the output, or stand while the output grows: it is
 * read in the way that gives the fewer lines.
 */
function linesOf(points: readonly PromisePoint[]): readonly PromiseLine[] {
  const readings = [inStep, standing].map((reading) =>
    linesByKey(
      points,
      (row) => JSON.stringify([mapWords(row), row.stride, otherOptions(row), reading.keyOf(row)]),
      (row) => ({
        name: `${mapWords(row)}${row.stride === 1 ? '' : ` s${row.stride}`}${reading.nameOf(row)}`,
        width: null,
      }),
    ),
  );
  return readings.reduce((fewest, lines) => (lines.length < fewest.length ? lines : fewest));
}

/** Output ÷ input channels is the same all along a line; 1 is the plain case, and not said. */
const inStep = {
  keyOf: ({ input_channels, output_channels }: Row) => output_channels / input_channels,
  nameOf: (row: Row) => {
    const ratio = inStep.keyOf(row);
    return ratio === 1 ? '' : ` ×${Number(ratio.toFixed(2))}`;
  },
};

/** The input channels are the same all along a line. */
const standing = {
  keyOf: ({ input_channels }: Row) => input_channels,
  nameOf: ({ input_channels }: Row) => `, ${input_channels} in`,
};
