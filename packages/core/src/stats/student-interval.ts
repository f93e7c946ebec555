import { studentT } from './student-t.js';

/**
 * Student's interval of the logarithms of positive samples, `exp(mean ± t·s/√n)`: it holds the median of what scatters alike on both
 * sides on a logarithmic scale. Of few samples it says less than it seems where they come in clusters, which may all be of the same one.
 * @throws {RangeError} with fewer than two samples, or a confidence that is not between 0 and 1.
 */
export function studentInterval(
  samples: readonly number[],
  confidence: number,
): { readonly low: number; readonly high: number } {
  const logs = samples.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (logs.length - 1) / logs.length);
  const reach = studentT((1 - confidence) / 2, logs.length - 1) * error;
  return { low: Math.exp(mean - reach), high: Math.exp(mean + reach) };
}
