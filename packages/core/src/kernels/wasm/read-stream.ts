import { FunctionBuilder } from './emit/function-builder.js';
import { MEMORY_IMPORT, ModuleBuilder } from './emit/module-builder.js';

const PAGE_BYTES = 65_536;
const VECTOR_BYTES = 16;
/** Enough independent sums that loads, and not additions, are what is waited for. */
const SUMS = 8;

/** A read takes whole turns of its loop: this many bytes each. */
export const READ_TURN_BYTES = SUMS * VECTOR_BYTES;

export interface ReadStream {
  readonly bufferBytes: number;
  /** Reads the first `bytes` of the buffer `passes` times, front to back; a multiple of `READ_TURN_BYTES`, at least one. */
  read(bytes: number, passes: number): void;
}

/** Adds up `bytes / 4` floats in eight vectors, `passes` times. The sums end in memory: what nobody looks at may be compiled away. */
function emitRead(): FunctionBuilder {
  const f = new FunctionBuilder('read', 3);
  const [start, end, passes] = [f.parameter(0), f.parameter(1), f.parameter(2)];
  const at = f.pointer();
  const sums = f.vectors(SUMS);
  f.timesLocal(passes, () => {
    f.pointTo(at, start);
    f.until(at, end, () => {
      sums.forEach((sum, i) => {
        f.get(sum)
          .load(at, i * VECTOR_BYTES)
          .simd('f32x4Add')
          .set(sum);
      });
      f.advance(at, READ_TURN_BYTES);
    });
  });
  const zero = f.pointer();
  sums.forEach((sum, i) => {
    f.store(zero, i * VECTOR_BYTES, sum);
  });
  return f;
}

/**
 * A loop of loads over one buffer: what memory, or a cache, can give one thread of this runtime at most.
 * @throws {RangeError} where there is no memory of `bufferBytes`
 */
export function prepareReadStream(bufferBytes: number): ReadStream {
  const module = new ModuleBuilder();
  module.add(emitRead(), { exported: true });
  // The sums lie before the buffer, in a page of their own.
  const memory = new WebAssembly.Memory({ initial: 1 + Math.ceil(bufferBytes / PAGE_BYTES) });
  // Pages that were never written are all one page of zeros, which stays in the nearest cache.
  new Float32Array(memory.buffer).fill(1);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), {
    [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory },
  });
  const read = instance.exports.read as (start: number, end: number, passes: number) => void;
  return {
    bufferBytes,
    read: (bytes, passes) => read(PAGE_BYTES, PAGE_BYTES + bytes, passes),
  };
}
