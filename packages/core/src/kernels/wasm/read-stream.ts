import { FunctionBuilder } from './emit/function-builder.js';
import { MEMORY_IMPORT, ModuleBuilder } from './emit/module-builder.js';

const PAGE_BYTES = 65_536;
const VECTOR_BYTES = 16;
/** Enough independent chains that loads are what is waited for; more of them, or an addition for the disjunction, only read more slowly. */
const CHAINS = 8;

/** A read takes whole turns of its loop: this many bytes each. */
export const READ_TURN_BYTES = CHAINS * VECTOR_BYTES;

export interface ReadStream {
  readonly bufferBytes: number;
  /** Reads the first `bytes` of the buffer `passes` times, front to back; a multiple of `READ_TURN_BYTES`, at least one. */
  read(bytes: number, passes: number): void;
}

/** Joins all vectors into eight by a bitwise or, `passes` times. These end in memory: what nobody looks at may be compiled away. */
function emitRead(): FunctionBuilder {
  const f = new FunctionBuilder('read', 3);
  const [start, end, passes] = [f.parameter(0), f.parameter(1), f.parameter(2)];
  const at = f.pointer();
  const chains = f.vectors(CHAINS);
  f.timesLocal(passes, () => {
    f.pointTo(at, start);
    f.until(at, end, () => {
      chains.forEach((chain, i) => {
        f.get(chain)
          .load(at, i * VECTOR_BYTES)
          .simd('v128Or')
          .set(chain);
      });
      f.advance(at, READ_TURN_BYTES);
    });
  });
  const zero = f.pointer();
  chains.forEach((chain, i) => {
    f.store(zero, i * VECTOR_BYTES, chain);
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
  // The chains end before the buffer, in a page of their own.
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
