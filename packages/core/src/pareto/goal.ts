import type { Objective } from '../cost/cost.js';

/** Which way an objective is better. Always said, never guessed. */
export type Goal = Objective['goal'];

/** One value an objective, in the order of the goals. */
export type Point = readonly number[];

/**
 * Points as rows to be minimized: maximized coordinates change sign.
 * @throws {RangeError} where a point has another number of coordinates than there are goals, or one that is not a number:
 * dominance over an unknown value has no meaning, so such points are for the caller to leave out.
 */
export function toMinimized(points: readonly Point[], goals: readonly Goal[]): Float64Array[] {
  if (goals.length === 0) throw new RangeError('no goals: a front needs at least one objective');
  return points.map((point, index) => {
    if (point.length !== goals.length) {
      throw new RangeError(`point ${index} has ${point.length} coordinates for ${goals.length} goals`);
    }
    return Float64Array.from(point, (value, axis) => {
      if (typeof value !== 'number' || Number.isNaN(value)) {
        throw new RangeError(`coordinate ${axis} of point ${index} is not a number: leave the point out`);
      }
      return goals[axis] === 'maximize' ? -value : value;
    });
  });
}
