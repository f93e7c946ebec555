import type { Row } from '@convscape/core';
import { hasLatency, type TimedRow } from '../candidate/has-latency.js';

export interface GroupingPoint {
  readonly row: TimedRow;
  /** g; a depthwise block stands at g = c1. */
  readonly groups: number;
  /** MACs of the dense block ÷ MACs of this one: g where nothing is mixed afterwards. */
  readonly countedSpeedUp: number;
  /** Latency of the dense block ÷ latency of this one. */
  readonly measuredSpeedUp: number;
  /** Both intervals at their worst and best: `low(dense) / high(this)` to `high(dense) / low(this)`. */
  readonly interval: readonly [low: number, high: number];
}

/** How grouping paid in one slot, for one kernel and one way of mixing: against the dense block of the same slot and kernel. */
export interface GroupingLine {
  readonly slot: string;
  readonly kernel: string;
  readonly mix: string;
  readonly points: readonly GroupingPoint[];
}

/** Rows must be of one set of conditions. Only slots where both the dense and a grouped block were timed have lines. */
export function groupingLines(rows: readonly Row[]): readonly GroupingLine[] {
  const timed = rows.filter(hasLatency);
  const dense = new Map<string, TimedRow>();
  for (const row of timed) if (row.kind === 'standard') dense.set(alikeKey(row), row);
  const lines = new Map<string, { slot: string; kernel: string; mix: string; points: GroupingPoint[] }>();
  for (const row of timed) {
    const groups = groupsOf(row);
    const baseline = dense.get(alikeKey(row));
    if (groups === null || baseline === undefined || row.macs === 0) continue;
    const mix = row.mix ?? 'none';
    const key = `${alikeKey(row)} ${mix}`;
    const line = lines.get(key) ?? {
      slot: row.slot,
      kernel: `${row.kernel_height}×${row.kernel_width}`,
      mix,
      points: [],
    };
    lines.set(key, line);
    line.points.push({
      row,
      groups,
      countedSpeedUp: baseline.macs / row.macs,
      measuredSpeedUp: baseline.latency_ns / row.latency_ns,
      interval: [
        baseline.latency_low_ns / row.latency_high_ns,
        baseline.latency_high_ns / row.latency_low_ns,
      ],
    });
  }
  for (const line of lines.values()) line.points.sort((a, b) => a.groups - b.groups);
  return [...lines.values()];
}

/** What must be the same for a dense block to stand against a grouped one. */
function alikeKey(row: Row): string {
  return JSON.stringify([
    row.slot,
    row.kernel_height,
    row.kernel_width,
    row.dilation,
    row.squeeze_excite,
    row.activation,
    row.bias,
    row.chain,
  ]);
}

function groupsOf(row: Row): number | null {
  if (row.kind === 'grouped') return row.groups;
  return row.kind === 'depthwise' && row.output_channels === row.input_channels ? row.input_channels : null;
}
