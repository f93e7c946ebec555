import { densePeers, isTimed, type Row } from '@convscape/core';
import { slotWords } from './map-words.js';
import {
  linesByKey,
  otherOptions,
  type PromiseLine,
  type PromisePoint,
  promisePoint,
} from './promise-line.js';

/** How grouping paid for one kernel and one way of mixing afterwards: a line a slot. */
export interface GroupingPanel {
  readonly kernel: string;
  readonly mix: string;
  readonly lines: readonly PromiseLine[];
}

/** The order of the panels: from grouping bare to grouping whose channels all meet again. */
const MIXES = ['none', 'shuffle', 'pointwise'];

/**
 * Grouped blocks against the dense block of their slot and kernel, by g; a depthwise block stands at g = its channels. Rows must be of
 * one set of conditions. Only slots where both blocks were timed have lines.
 */
export function groupingPanels(rows: readonly Row[]): readonly GroupingPanel[] {
  const denseOf = densePeers(rows);
  const byPanel = new Map<string, PromisePoint[]>();
  for (const row of rows) {
    const groups = groupsOf(row);
    if (groups === null || !isTimed(row) || row.macs === 0) continue;
    const dense = denseOf(row);
    if (dense === null) continue;
    const key = JSON.stringify([kernelOf(row), mixOf(row)]);
    const point = promisePoint(row, dense, groups);
    const known = byPanel.get(key);
    if (known === undefined) byPanel.set(key, [point]);
    else known.push(point);
  }
  const panels = [...byPanel.values()].map((points) => ({
    kernel: kernelOf(points[0]!.row),
    mix: mixOf(points[0]!.row),
    lines: linesByKey(
      points,
      (row) => `${row.slot} ${otherOptions(row)}`,
      (row) => ({ name: slotWords(row), width: row.input_channels }),
    ),
  }));
  return panels.sort(
    (a, b) => a.kernel.localeCompare(b.kernel) || MIXES.indexOf(a.mix) - MIXES.indexOf(b.mix),
  );
}

function groupsOf(row: Row): number | null {
  if (row.kind === 'grouped') return row.groups;
  return row.kind === 'depthwise' && row.output_channels === row.input_channels ? row.input_channels : null;
}

function kernelOf(row: Row): string {
  return `${row.kernel_height}×${row.kernel_width}`;
}

function mixOf(row: Row): string {
  return row.mix ?? 'none';
}
