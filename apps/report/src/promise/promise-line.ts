import { latencyBounds, type Row, type TimedRow } from '@convscape/core';

/** One block against the dense one of its slot: what its count promises, and what came of it. */
export interface PromisePoint {
  readonly row: TimedRow;
  readonly dense: TimedRow;
  /** Where it stands along its line: groups, or output channels. */
  readonly at: number;
  /** MACs of the dense block ÷ MACs of this one. */
  readonly promised: number;
  /** Latency of the dense block ÷ latency of this one. */
  readonly measured: number;
  /** Both intervals at their worst and best: `low(dense) / high(this)` to `high(dense) / low(this)`, wider where one rests on a single visit. */
  readonly interval: readonly [low: number, high: number];
}

/** Points that differ in one number only, ascending by it, and no two alike in it. */
export interface PromiseLine {
  /** What they share, in a few words: `28² 128`. */
  readonly name: string;
  /** Input channels, for the line's colour; null where they are what differs. */
  readonly width: number | null;
  readonly points: readonly PromisePoint[];
}

export function promisePoint(row: TimedRow, dense: TimedRow, at: number): PromisePoint {
  const own = latencyBounds(row);
  const other = latencyBounds(dense);
  return {
    row,
    dense,
    at,
    promised: dense.macs / row.macs,
    measured: dense.latency_ns / row.latency_ns,
    interval: [other.lowNs / own.highNs, other.highNs / own.lowNs],
  };
}

/** Whether a block is slower than its dense one: the whole interval must be below, since what might be noise is not called slower. */
export function isSlower({ interval }: PromisePoint): boolean {
  return interval[1] < 1;
}

/**
 * Points that share a key become a line; lines keep the order in which their first point came. Rows do not tell which algorithm was asked
 * for, only which one ran: where a block was timed by several, the fastest stands for it.
 */
export function linesByKey(
  points: Iterable<PromisePoint>,
  keyOf: (row: Row) => string,
  nameOf: (row: Row) => Pick<PromiseLine, 'name' | 'width'>,
): readonly PromiseLine[] {
  const byKey = new Map<string, PromisePoint[]>();
  for (const point of points) {
    const key = keyOf(point.row);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [point]);
    else known.push(point);
  }
  return [...byKey.values()].map((own) => ({
    ...nameOf(own[0]!.row),
    points: fastestOfEachPlace(own).sort((a, b) => a.at - b.at),
  }));
}

function fastestOfEachPlace(points: readonly PromisePoint[]): PromisePoint[] {
  const byPlace = new Map<number, PromisePoint>();
  for (const point of points) {
    const known = byPlace.get(point.at);
    if (known === undefined || point.row.latency_ns < known.row.latency_ns) byPlace.set(point.at, point);
  }
  return [...byPlace.values()];
}

/** What tells blocks apart beside their slot, their groups and how they mix. */
export function otherOptions(row: Row): string {
  const { dilation, squeeze_excite, activation, bias, chain } = row;
  return JSON.stringify([dilation, squeeze_excite, activation, bias, chain]);
}
