import { COPY_DST, COPY_SRC, MAP_MODE_READ, MAP_READ, QUERY_RESOLVE } from './buffer-usage.js';

/** Two timestamps of 64 bits. */
const BYTES = 16;
const STEP_PASSES = 12;

/** Times one compute pass at a time by the GPU's own clock: a timestamp before its first dispatch and one after its last. */
export class PassTimer {
  readonly #device: GPUDevice;
  readonly #stamps: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #read: GPUBuffer;

  constructor(device: GPUDevice) {
    this.#device = device;
    this.#stamps = device.createQuerySet({ type: 'timestamp', count: 2 });
    this.#resolved = device.createBuffer({ size: BYTES, usage: QUERY_RESOLVE | COPY_SRC });
    this.#read = device.createBuffer({ size: BYTES, usage: MAP_READ | COPY_DST });
  }

  /** What a pass that is to be timed is begun with. */
  get pass(): GPUComputePassDescriptor {
    return {
      timestampWrites: { querySet: this.#stamps, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
    };
  }

  /** After the pass, into the same commands. */
  fetch(encoder: GPUCommandEncoder): void {
    encoder.resolveQuerySet(this.#stamps, 0, 2, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, this.#read, 0, BYTES);
  }

  /**
   * Once those commands are submitted: settles when they are done. Undefined where the clock tells nothing: WebGPU lets it be reset meanwhile, and
   * a short pass may be over within one of its steps.
   */
  async elapsedNs(): Promise<number | undefined> {
    const [start, end] = await this.#readStamps();
    return end > start ? Number(end - start) : undefined;
  }

  /** The clock's step, browsers make it coarse (100 µs, say): what all of some timestamps are multiples of. */
  async stepNs(): Promise<number> {
    let step = 0n;
    for (let pass = 0; pass < STEP_PASSES; pass++) {
      const encoder = this.#device.createCommandEncoder();
      encoder.beginComputePass(this.pass).end();
      this.fetch(encoder);
      this.#device.queue.submit([encoder.finish()]);
      for (const stamp of await this.#readStamps()) step = commonDivisor(step, stamp);
    }
    return Number(step);
  }

  async #readStamps(): Promise<readonly [bigint, bigint]> {
    await this.#read.mapAsync(MAP_MODE_READ);
    const [start = 0n, end = 0n] = new BigUint64Array(this.#read.getMappedRange());
    this.#read.unmap();
    return [start, end];
  }
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
