import type { Point } from './goal.js';

/** Where each objective's scale begins and ends: 0 at the ideal, 1 at the reference. */
export interface LogScale {
  readonly ideal: Point;
  readonly reference: Point;
}

/**
 * Coordinates on a logarithmic scale, `1 − ln(reference / v) / ln(reference / ideal)`: 0 at the ideal, 1 at the reference, whichever of
 * them is larger. The result is to be minimized in every coordinate, and its hypervolume against (1, …, 1) is a share of 1.
 * @throws {RangeError} where a value is not positive, or an ideal equals its reference.
 */
export function logNormalise(points: readonly Point[], { ideal, reference }: LogScale): number[][] {
  const scales = ideal.map((best, axis) => {
    const scale = Math.log(reference[axis]! / best);
    if (!(best > 0) || !Number.isFinite(scale) || scale === 0) {
      throw new RangeError(`objective ${axis}: no logarithmic scale from ${best} to ${reference[axis]}`);
    }
    return scale;
  });
  return points.map((point, index) =>
    point.map((value, axis) => {
      if (!(value > 0))
        throw new RangeError(`coordinate ${axis} of point ${index} is not positive: ${value}`);
      return 1 - Math.log(reference[axis]! / value) / scales[axis]!;
    }),
  );
}
