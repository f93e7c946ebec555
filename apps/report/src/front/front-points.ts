import type { Row } from '@convscape/core';
import type { Scale, XColumn, YColumn } from '../view/view-state.js';

/** A candidate with a place on the plane of two columns. */
export interface FrontPoint {
  readonly row: Row;
  readonly x: number;
  readonly y: number;
  /** The interval of y; null where it has none (a 95th percentile carries no interval). */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The candidates that can be drawn. What was not timed, or has no place on a logarithmic axis, is left out: the table has it. */
export function frontPoints(
  rows: readonly Row[],
  axes: { readonly x: XColumn; readonly y: YColumn; readonly scale: Scale },
): readonly FrontPoint[] {
  const points: FrontPoint[] = [];
  for (const row of rows) {
    const x = row[axes.x];
    const y = row[axes.y];
    if (y === null || !Number.isFinite(x) || (axes.scale === 'log' && (x <= 0 || y <= 0))) continue;
    const { latency_low_ns: low, latency_high_ns: high } = row;
    const interval = axes.y === 'latency_ns' && low !== null && high !== null ? ([low, high] as const) : null;
    points.push({ row, x, y, interval });
  }
  return points;
}
