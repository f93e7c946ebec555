import { densePeers, isTimed, type Row, type TimedRow } from '@convscape/core';

export interface GroupingPoint {
  readonly row: TimedRow;
  /** g; a depthwise block stands at g = c1. */
  readonly groups: number;
  /** MACs of the dense block ÷ MACs of this one: g where nothing is mixed by a 1×1 afterwards. */
  readonly countedSpeedUp: number;
  /** Latency of the dense block ÷ latency of this one. */
  readonly measuredSpeedUp: number;
  /** Both intervals at their worst and best: `low(dense) / high(this)` to `high(dense) / low(this)`. */
  readonly interval: readonly [low: number, high: number];
}

/** How grouping paid in one slot, for one kernel and one way of mixing, against the dense block of the same slot and kernel. */
export interface GroupingLine {
  readonly slot: string;
  readonly kernel: string;
  readonly mix: string;
  /** By g, ascending. */
  readonly points: readonly GroupingPoint[];
}

/** Rows must be of one set of conditions. Only slots where both the dense and a grouped block were timed have lines. */
export function groupingLines(rows: readonly Row[]): readonly GroupingLine[] {
  const denseOf = densePeers(rows);
  const byLine = new Map<string, GroupingPoint[]>();
  for (const row of rows) {
    const groups = groupsOf(row);
    const dense = denseOf(row);
    if (groups === null || dense === null || !isTimed(row) || row.macs === 0) continue;
    const key = lineKey(row);
    const points = byLine.get(key) ?? [];
    points.push(pointOf(row, dense, groups));
    byLine.set(key, points);
  }
  return [...byLine.values()].flatMap((points) => {
    const first = points[0]?.row;
    if (first === undefined) return [];
    const kernel = `${first.kernel_height}×${first.kernel_width}`;
    points.sort((a, b) => a.groups - b.groups);
    return [{ slot: first.slot, kernel, mix: first.mix ?? 'none', points }];
  });
}

function pointOf(row: TimedRow, dense: TimedRow, groups: number): GroupingPoint {
  return {
    row,
    groups,
    countedSpeedUp: dense.macs / row.macs,
    measuredSpeedUp: dense.latency_ns / row.latency_ns,
    interval: [dense.latency_low_ns / row.latency_high_ns, dense.latency_high_ns / row.latency_low_ns],
  };
}

/** What must be the same for points to be joined: all options but g. */
function lineKey(row: Row): string {
  const { slot, kernel_height, kernel_width, dilation, squeeze_excite, activation, bias, chain } = row;
  const mix = row.mix ?? 'none';
  return JSON.stringify([
    ...[slot, kernel_height, kernel_width, dilation],
    ...[squeeze_excite, activation, bias, chain, mix],
  ]);
}

function groupsOf(row: Row): number | null {
  if (row.kind === 'grouped') return row.groups;
  return row.kind === 'depthwise' && row.output_channels === row.input_channels ? row.input_channels : null;
}
