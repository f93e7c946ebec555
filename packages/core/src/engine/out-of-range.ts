import type { ReferenceOutput } from './reference-output.js';

/** Below it float32 is about to lose its precision (from 2^-126 on), and processors some of their speed. */
const SMALLEST_TOLD = 2 ** -100;

/**
 * Why an answer cannot be told right or wrong by this reference: values that grew past float32's range, or faded out of it; null
 * where it can. All zeros are an output like any other of one block; of a chain they are what faded.
 * @param chain how often the block runs in a row
 */
export function outOfRange({ values }: ReferenceOutput, chain: number): string | null {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const isTold = Number.isFinite(largest) && largest >= SMALLEST_TOLD;
  if (isTold || (largest === 0 && chain === 1)) return null;
  const size = Number.isFinite(largest) ? `of at most ${largest.toExponential(0)}` : 'not finite';
  return `its values leave float32's range: the reference's output is ${size}${chain > 1 ? '; use a shorter chain' : ''}`;
}
