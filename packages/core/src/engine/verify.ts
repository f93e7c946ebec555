import type { Runnable } from './engine.js';
import { outputOf } from './output-of.js';
import type { ReferenceOutput } from './reference-output.js';

export interface OutputComparison {
  /** `max|y − ref| / max|ref|` over the compared positions; infinite where y or ref has a NaN or an infinity. */
  readonly error: number;
  readonly ok: boolean;
  /** Output elements compared: whole pixels, `pixels × channels`. */
  readonly positions: number;
}

/** Compares an output (NHWC, the whole of it) with the reference at the reference's pixels. */
export function outputError(output: Float32Array, reference: ReferenceOutput): number {
  const { channels, pixels, values } = reference;
  let largestDifference = 0;
  let largestReference = 0;
  for (let p = 0; p < pixels.length; p++) {
    const start = pixels[p]! * channels;
    for (let c = 0; c < channels; c++) {
      const value = output[start + c]!;
      const expected = values[p * channels + c]!;
      if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
      largestDifference = Math.max(largestDifference, Math.abs(value - expected));
      largestReference = Math.max(largestReference, Math.abs(expected));
    }
  }
  if (largestReference === 0) return largestDifference === 0 ? 0 : Number.POSITIVE_INFINITY;
  const error = largestDifference / largestReference;
  // Where the reference itself is no number, or infinite, nothing is right.
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

/**
 * Runs the block once with the input it holds and compares its output with the reference. The reference must come from
 * the same input and the same weight set.
 */
export async function verify(
  runnable: Runnable,
  reference: ReferenceOutput,
  weightSet = 0,
): Promise<OutputComparison> {
  await runnable.run(1, weightSet);
  const error = outputError(await outputOf(runnable), reference);
  return { error, ok: error <= runnable.errorBound, positions: reference.values.length };
}
