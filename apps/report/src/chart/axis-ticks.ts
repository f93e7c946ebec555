/** Where an axis begins, ends and is marked. */
export interface AxisExtent {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** What counts as a round value: 1, 2 and 5 of each decade, or powers of two (for bytes). */
export type Roundness = 'decimal' | 'binary';

/** Margin at either end of a logarithmic axis, as a share of the length of its data. */
const MARGIN = 0.06;

/** A logarithmic axis that hugs its data and is marked at round values, fewer of them where it is long. Values must be positive. */
export function logAxis(values: readonly number[], roundness: Roundness = 'decimal'): AxisExtent {
  const [low, high] = extentOf(values, 1, 10);
  // Values that are all alike still get an axis of some length: a factor of two.
  const span = Math.max(Math.log10(high / low), Math.log10(2));
  const middle = (Math.log10(low) + Math.log10(high)) / 2;
  const min = 10 ** (middle - span * (0.5 + MARGIN));
  const max = 10 ** (middle + span * (0.5 + MARGIN));
  return { min, max, ticks: roundness === 'binary' ? powersOfTwo(min, max) : decimals(min, max, span) };
}

/** A linear axis from zero, marked at three to six round values. */
export function linearAxis(values: readonly number[], roundness: Roundness = 'decimal'): AxisExtent {
  const [, high] = extentOf(values, 0, 1);
  // Where nothing lies above zero it is as long as for no values.
  const max = (high > 0 ? high : 1) * (1 + MARGIN);
  const rough = max / 5;
  const step = roundness === 'binary' ? 2 ** Math.ceil(Math.log2(rough)) : decimalStep(rough);
  const ticks: number[] = [];
  for (let index = 0; index * step <= max; index++) ticks.push(clean(index * step));
  return { min: 0, max, ticks };
}

/** The part of an axis between two values, marked anew. */
export function axisBetween(
  min: number,
  max: number,
  scale: 'log' | 'linear',
  roundness: Roundness = 'decimal',
): AxisExtent {
  if (scale === 'log') {
    const ticks = roundness === 'binary' ? powersOfTwo(min, max) : decimals(min, max, Math.log10(max / min));
    // So short a part of a logarithmic axis is all but linear.
    if (ticks.length >= 3) return { min, max, ticks };
  }
  const rough = (max - min) / 5;
  const step = roundness === 'binary' ? 2 ** Math.ceil(Math.log2(rough)) : decimalStep(rough);
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step); index * step <= max; index++) ticks.push(clean(index * step));
  return { min, max, ticks };
}

/** Where on an axis a value lies: 0 at its beginning, 1 at its end. */
export function shareOfAxis(value: number, { min, max }: AxisExtent, scale: 'log' | 'linear'): number {
  return scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
}

function decimals(min: number, max: number, decades: number): readonly number[] {
  const steps = decades > 4 ? [1] : decades > 2 ? [1, 3] : decades > 1.05 ? [1, 2, 5] : [1, 2, 3, 5, 7];
  const ticks: number[] = [];
  for (let decade = Math.floor(Math.log10(min)); decade <= Math.ceil(Math.log10(max)); decade++) {
    for (const step of steps) ticks.push(clean(step * 10 ** decade));
  }
  return ticks.filter((tick) => tick >= min && tick <= max);
}

function powersOfTwo(min: number, max: number): readonly number[] {
  const first = Math.ceil(Math.log2(min));
  const last = Math.floor(Math.log2(max));
  const stride = Math.max(1, Math.ceil((last - first + 1) / 7));
  const ticks: number[] = [];
  for (let power = first; power <= last; power += stride) ticks.push(2 ** power);
  return ticks;
}

/** The smallest of 1, 2 or 5 times a power of ten that is not below. */
function decimalStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
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
