/** Where an axis begins, ends and is marked. */
export interface AxisExtent {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/**
 * A logarithmic axis that hugs its data: a margin of 6 % of its length at either end, marked at 1, 2 and 5 of each
 * decade where there are few decades and at 1 alone where there are many. Values must be positive.
 */
export function logAxis(values: readonly number[]): AxisExtent {
  const [low, high] = extentOf(values, 1, 10);
  const span = Math.max(Math.log10(high / low), 0.3);
  const middle = (Math.log10(low) + Math.log10(high)) / 2;
  const min = 10 ** (middle - span * 0.56);
  const max = 10 ** (middle + span * 0.56);
  const steps = span > 4 ? [1] : span > 2 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let decade = Math.floor(Math.log10(min)); decade <= Math.ceil(Math.log10(max)); decade++) {
    for (const step of steps) {
      const tick = Number((step * 10 ** decade).toPrecision(12));
      if (tick >= min && tick <= max) ticks.push(tick);
    }
  }
  return { min, max, ticks };
}

/** A linear axis from zero, marked at about five round values. */
export function linearAxis(values: readonly number[]): AxisExtent {
  const [, high] = extentOf(values, 0, 1);
  const max = high * 1.06;
  const rough = max / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const ticks: number[] = [];
  for (let index = 0; index * step <= max; index++) ticks.push(Number((index * step).toPrecision(12)));
  return { min: 0, max, ticks };
}

function extentOf(values: readonly number[], low: number, high: number): readonly [number, number] {
  if (values.length === 0) return [low, high];
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return [smallest, largest];
}
