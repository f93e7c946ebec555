import { elements } from '../block/feature-map.js';
import { lowerBlock } from '../block/lower-block.js';
import { makeInput } from '../engine/make-input.js';
import { makeWeightSet } from '../engine/make-weight-set.js';
import { outputSamplePositions } from '../engine/output-sample.js';
import { referenceOutputAt } from '../kernels/reference/reference-output.js';
import type { Candidate } from '../space/candidate.js';

/** What the elements of a candidate's output that travel with its results should be. */
export interface ExpectedSample {
  readonly values: readonly number[];
  /** The largest element of the pixels that they lie in, in magnitude: what errors are told against. */
  readonly largest: number;
}

/** Computes the reference anew, at the pixels that are asked for alone. */
export function expectedSample({ key, block, slot, options }: Candidate): ExpectedSample {
  const layers = lowerBlock(block, slot, options.chain);
  const { channels } = layers.output;
  const positions = outputSamplePositions(key, elements(layers.output));
  const pixels = [...new Set(positions.map((position) => Math.floor(position / channels)))];
  const reference = referenceOutputAt(
    layers,
    makeWeightSet(key, layers, 0),
    makeInput(key, layers),
    Int32Array.from(pixels),
  );
  const row = new Map(pixels.map((pixel, index) => [pixel, index]));
  const values = positions.map((position) => {
    const pixel = row.get(Math.floor(position / channels))!;
    return reference.values[pixel * channels + (position % channels)]!;
  });
  return { values, largest: reference.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) };
}

/** `max|y − ref| ÷ max|ref|`; infinite where there is nothing to divide by, or not as many elements. */
export function sampleError(sample: readonly number[], { values, largest }: ExpectedSample): number {
  if (sample.length !== values.length) return Number.POSITIVE_INFINITY;
  const difference = values.reduce(
    (most, value, index) => Math.max(most, Math.abs(sample[index]! - value)),
    0,
  );
  if (difference === 0) return 0;
  return difference / largest;
}
