import { type Goal, type Point, toMinimized } from './goal.js';
import { nonDominated } from './non-dominated.js';

/**
 * The index of the front's knee: where giving up a little of one objective stops buying much of another. With the front scaled to
 * 0 … 1 in each of the d objectives that vary on it, the point farthest below the plane `Σ t = d − 1`, on which a point that is best in one
 * objective and worst in the others lies (after Das, Structural Optimization 1999); the first of equals. Null where no point is below
 * that plane: a straight front, or one that bulges the other way, has no knee.
 * @throws {RangeError} for infinite coordinates, and for what `toMinimized` refuses.
 */
export function knee(points: readonly Point[], goals: readonly Goal[]): number | null {
  const rows = toMinimized(points, goals);
  if (!rows.every((row) => row.every(Number.isFinite)))
    throw new RangeError('a knee needs finite coordinates');
  const front = nonDominated(rows).sort((a, b) => a - b);
  const scales = goals
    .map((_, axis) => {
      const values = front.map((index) => rows[index]![axis]!);
      const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
      const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
      return { axis, low, length: high - low };
    })
    .filter((scale) => scale.length > 0);
  // Rounding alone must not make a knee of a straight front.
  let [best, bestSum]: [number | null, number] = [null, scales.length - 1 - 1e-12];
  for (const index of front) {
    const sum = scales.reduce(
      (total, { axis, low, length }) => total + (rows[index]![axis]! - low) / length,
      0,
    );
    if (sum < bestSum) [best, bestSum] = [index, sum];
  }
  return best;
}
