import { WorkTooLargeError } from './engine.js';
import { seedFromText, xorshift32 } from './xorshift32.js';

/** What 32-bit WebAssembly addresses: no engine there holds a larger tensor, and filling one takes minutes and the machine's memory. */
const LARGEST_TENSOR_BYTES = 2 ** 32;

/**
 * `length` float32 values, uniform in [−bound, bound), the same on every machine: the values are 24-bit signed
 * integers up to one last multiplication, which is rounded to float32 once.
 * @throws {WorkTooLargeError} above 4 GiB, before anything is allocated
 */
export function seededTensor(seedText: string, length: number, bound: number): Float32Array<ArrayBuffer> {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT;
  if (bytes > LARGEST_TENSOR_BYTES) {
    throw new WorkTooLargeError(
      `one tensor takes ${(bytes / 2 ** 30).toFixed(2)} GiB, and 4 GiB is the limit`,
    );
  }
  const tensor = new Float32Array(length);
  const scale = bound / 2 ** 23;
  let state = seedFromText(seedText);
  for (let i = 0; i < length; i++) {
    state = xorshift32(state);
    tensor[i] = (state >> 8) * scale;
  }
  return tensor;
}
