import { seedFromText, xorshift32 } from './xorshift32.js';

/**
 * `length` float32 values, uniform in [−bound, bound), the same on every machine: the values are 24-bit signed
 * integers up to one last multiplication, which is rounded to float32 once.
 */
export function seededTensor(seedText: string, length: number, bound: number): Float32Array<ArrayBuffer> {
  const tensor = new Float32Array(length);
  const scale = bound / 2 ** 23;
  let state = seedFromText(seedText);
  for (let i = 0; i < length; i++) {
    state = xorshift32(state);
    tensor[i] = (state >> 8) * scale;
  }
  return tensor;
}
