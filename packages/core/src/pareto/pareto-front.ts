import { type Goal, type Point, toMinimized } from './goal.js';
import { nonDominated } from './non-dominated.js';

/**
 * The indices, ascending, of the points that no other dominates. Equal points are all on the front or all off it, and the front
 * is the same for any order of the points. Time n·log n up to three objectives, n × front above.
 * @throws {RangeError} for coordinates that are not numbers: see `toMinimized`.
 */
export function paretoFront(points: readonly Point[], goals: readonly Goal[]): number[] {
  return nonDominated(toMinimized(points, goals)).sort((a, b) => a - b);
}
