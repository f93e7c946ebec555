import { dominatedVolume } from './dominated-volume.js';
import { type Goal, type Point, toMinimized } from './goal.js';

/**
 * The exact volume that the points dominate, bounded by the reference point (Zitzler and Thiele 1998), in the product of the
 * objectives' units: normalise first (`logNormalise`) where one number for unlike objectives is wanted. A point that is not better than the
 * reference in every objective adds nothing. Any number of objectives.
 * @throws {RangeError} for infinite coordinates, and for what `toMinimized` refuses.
 */
export function hypervolume(points: readonly Point[], reference: Point, goals: readonly Goal[]): number {
  const bound = toMinimized([reference], goals)[0]!;
  const rows = toMinimized(points, goals);
  for (const row of [bound, ...rows]) {
    if (!row.every(Number.isFinite)) throw new RangeError('a hypervolume needs finite coordinates');
  }
  return dominatedVolume(rows, bound);
}
