import { type Goal, type Point, toMinimized } from './goal.js';

/** Whether `a` is no worse than `b` in every objective and better in one. Equal points do not dominate each other. */
export function dominates(a: Point, b: Point, goals: readonly Goal[]): boolean {
  const [first, second] = toMinimized([a, b], goals) as [Float64Array, Float64Array];
  let better = false;
  for (let axis = 0; axis < first.length; axis++) {
    if (first[axis]! > second[axis]!) return false;
    if (first[axis]! < second[axis]!) better = true;
  }
  return better;
}
