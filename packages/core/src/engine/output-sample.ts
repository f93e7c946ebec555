import { seedFromText, xorshift32 } from './xorshift32.js';

/** How many elements of a block's output travel with a result. */
export const OUTPUT_SAMPLE_SIZE = 64;

/** Which elements of an output (NHWC) travel: drawn by a seed that depends on the candidate's key alone; one may be drawn twice. */
export function outputSamplePositions(key: string, elements: number): readonly number[] {
  let state = seedFromText(`${key}/sample`);
  return Array.from({ length: OUTPUT_SAMPLE_SIZE }, () => {
    state = xorshift32(state);
    return (state >>> 0) % elements;
  });
}

/** The elements of an output that show somebody else that it is right, without the whole of it. */
export function outputSample(key: string, output: Float32Array): readonly number[] {
  return outputSamplePositions(key, output.length).map((position) => output[position]!);
}
