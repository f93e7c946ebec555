import { formatNanoseconds } from '@convscape/core';
import { UNIT_NS } from './latency-text.js';

/** Equally spaced latencies as they stand at an axis: in the unit of the last, with the decimals of their distance: `1.232 ms`, `1.234 ms`. */
export function latencyTicks(ticks: readonly number[]): readonly string[] {
  const [first = 0, second = first] = ticks;
  const last = ticks.at(-1) ?? first;
  if (last === first) return ticks.map(formatNanoseconds);
  const [, unit = ''] = formatNanoseconds(last).split(' ');
  const scale = UNIT_NS[unit] ?? 1;
  // The distance is a round one: what its logarithm is short of a whole number is the dust of the division.
  const decimals = Math.max(0, -Math.floor(Math.log10((second - first) / scale) + 1e-6));
  return ticks.map((tick) => `${(tick / scale).toFixed(decimals)} ${unit}`);
}
