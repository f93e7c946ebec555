import { type Goal, type Point, toMinimized } from './goal.js';
import { nonDominated } from './non-dominated.js';

/**
 * The exact volume that the points dominate, bounded by the reference point (Zitzler and Thiele 1998), in the product of the
 * objectives' units: normalise first (`logNormalise`) where one number for unlike objectives is wanted. A point that is not better than the
 * reference in every objective adds nothing. Any number of objectives, by the exclusive volumes of WFG (While, Bradstreet and
 * Barone, IEEE TEVC 2012), each slice one dimension lower, down to a sweep in two.
 * @throws {RangeError} for infinite coordinates, and for what `toMinimized` refuses.
 */
export function hypervolume(points: readonly Point[], reference: Point, goals: readonly Goal[]): number {
  const bound = toMinimized([reference], goals)[0]!;
  const rows = toMinimized(points, goals);
  for (const row of [bound, ...rows]) {
    if (!row.every(Number.isFinite)) throw new RangeError('a hypervolume needs finite coordinates');
  }
  return volume(
    rows.filter((row) => row.every((value, axis) => value < bound[axis]!)),
    bound,
    goals.length,
  );
}

/** The volume between the rows' first `dimensions` coordinates and the bound. */
function volume(rows: readonly Float64Array[], bound: Float64Array, dimensions: number): number {
  if (rows.length === 0) return 0;
  if (dimensions === 1) return bound[0]! - rows.reduce((best, row) => Math.min(best, row[0]!), bound[0]!);
  if (dimensions === 2) return area(rows, bound);
  const last = dimensions - 1;
  const front = nonDominated(rows).map((index) => rows[index]!);
  // Worst in the last coordinate first: clipped to such a row, all later rows have its last coordinate, and a slice has one dimension less.
  front.sort((a, b) => b[last]! - a[last]!);
  let total = 0;
  for (const [index, row] of front.entries()) {
    let inclusive = 1;
    for (let axis = 0; axis < last; axis++) inclusive *= bound[axis]! - row[axis]!;
    const clipped = front
      .slice(index + 1)
      .map((later) => Float64Array.from({ length: last }, (_, axis) => Math.max(later[axis]!, row[axis]!)));
    total += (bound[last]! - row[last]!) * (inclusive - volume(clipped, bound, last));
  }
  return total;
}

function area(rows: readonly Float64Array[], bound: Float64Array): number {
  const sorted = [...rows].sort((a, b) => a[0]! - b[0]!);
  let [total, height] = [0, bound[1]!];
  for (const row of sorted) {
    if (row[1]! >= height) continue;
    total += (bound[0]! - row[0]!) * (height - row[1]!);
    height = row[1]!;
  }
  return total;
}
