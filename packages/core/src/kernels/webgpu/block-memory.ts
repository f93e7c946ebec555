import { WorkTooLargeError } from '../../engine/engine.js';
import { COPY_DST, COPY_SRC, MAP_READ, STORAGE } from './buffer-usage.js';

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;
const MIB = 2 ** 20;

/** A block's buffers on the GPU. */
export interface BlockMemory {
  /** The block's input, then each layer's output. */
  readonly tensors: readonly GPUBuffer[];
  /** One a layer; undefined where it has none. */
  readonly parameters: readonly (GPUBuffer | undefined)[];
  /** Where the block's output is copied to be read. */
  readonly staging: GPUBuffer;
  readonly bytes: number;
  destroy(): void;
}

/**
 * @param tensorFloats the length of each tensor, of which the last is the block's output
 * @throws {WorkTooLargeError} where the GPU's memory runs out
 */
export async function allocateBlock(
  device: GPUDevice,
  tensorFloats: readonly number[],
  parameters: readonly (Float32Array<ArrayBuffer> | undefined)[],
): Promise<BlockMemory> {
  const made: GPUBuffer[] = [];
  const buffer = (floats: number, usage: number): GPUBuffer => {
    const one = device.createBuffer({ size: floats * FLOAT_BYTES, usage });
    made.push(one);
    return one;
  };
  device.pushErrorScope('out-of-memory');
  const tensors = tensorFloats.map((floats) => buffer(floats, STORAGE | COPY_SRC | COPY_DST));
  const filled = parameters.map((values) => {
    if (values === undefined) return undefined;
    const one = buffer(values.length, STORAGE | COPY_DST);
    device.queue.writeBuffer(one, 0, values);
    return one;
  });
  const staging = buffer(tensorFloats.at(-1)!, MAP_READ | COPY_DST);
  const bytes = made.reduce((sum, { size }) => sum + size, 0);
  const destroy = (): void => {
    for (const one of made) one.destroy();
  };
  if ((await device.popErrorScope()) !== null) {
    destroy();
    throw new WorkTooLargeError(
      `the block needs ${Math.ceil(bytes / MIB)} MiB, more than this GPU has to give`,
    );
  }
  return { tensors, parameters: filled, staging, bytes, destroy };
}
