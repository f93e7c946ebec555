import { FunctionBuilder, type Pointer } from './emit/function-builder.js';
import { MEMORY_IMPORT, ModuleBuilder } from './emit/module-builder.js';
import { wasmFeatures } from './features.js';
import { multiplyAdd } from './multiply-add.js';

/** Enough independent sums to hide the latency of a multiply-add, few enough to stay in registers with their factors. */
const REGISTERS = 12;
const UNROLL = 4;
const LANES = 4;
const VECTOR_BYTES = 16;
const OPERATIONS_PER_MULTIPLY_ADD = 2;

/**
 * How the sums of a loop end in memory. `apart`: all in one place. `joinable`: twice as many, side by side, which lets a
 * compiler that joins pairs of 128-bit operations into 256-bit ones do so.
 */
export type SumsLayout = 'apart' | 'joinable';

const SUMS = { apart: REGISTERS, joinable: 2 * REGISTERS } as const;

/** Floating-point operations of one turn of the loop, a multiply-add counted as two. */
export function loopOperations(layout: SumsLayout): number {
  return UNROLL * SUMS[layout] * LANES * OPERATIONS_PER_MULTIPLY_ADD;
}

/** `times` turns of a loop of multiply-adds that never leaves the registers. */
function emitLoop(f: FunctionBuilder, times: Pointer, layout: SumsLayout, fusedMultiplyAdd: boolean): void {
  const start = f.pointer();
  const sums = f.vectors(SUMS[layout]);
  const [a, b] = [f.vector(), f.vector()];
  f.load(start, 0).set(a).load(start, 16).set(b);
  for (const sum of sums) f.load(start, 32).set(sum);
  f.timesLocal(times, () => {
    for (let i = 0; i < UNROLL; i++) {
      for (const sum of sums) {
        multiplyAdd(
          f,
          sum,
          () => f.get(fusedMultiplyAdd ? a : sum),
          () => f.get(b),
          fusedMultiplyAdd,
        );
      }
    }
  });
  sums.forEach((sum, i) => {
    f.store(start, 64 + (layout === 'joinable' ? i * VECTOR_BYTES : 0), sum);
  });
}

/** One function with a loop for each layout, one after another; its parameters say how many turns each takes, at least one. */
export function prepareArithmeticLoops(
  layouts: readonly SumsLayout[],
  fusedMultiplyAdd: boolean,
): (...times: readonly number[]) => void {
  const f = new FunctionBuilder('limit', layouts.length);
  layouts.forEach((layout, i) => {
    emitLoop(f, f.parameter(i), layout, fusedMultiplyAdd);
  });
  const module = new ModuleBuilder();
  module.add(f, { exported: true });
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Float32Array(memory.buffer).fill(1e-6, 0, 16);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), {
    [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory },
  });
  return instance.exports.limit as (...times: readonly number[]) => void;
}

export interface ArithmeticLimit {
  /** Runs the loop's body `times` times. */
  run(times: number): void;
  /** Floating-point operations of one body, a multiply-add counted as two. */
  readonly operations: number;
}

/**
 * A loop of multiply-adds that never leaves the registers: what this runtime can do at most on one thread, and so the
 * limit of every kernel here. Each sum is its own factor where the fused instruction is missing, so that no product is
 * the same in two turns and could be moved out of the loop.
 */
export function prepareArithmeticLimit(
  fusedMultiplyAdd = wasmFeatures().includes('relaxed-simd'),
  layout: SumsLayout = 'apart',
): ArithmeticLimit {
  return {
    run: prepareArithmeticLoops([layout], fusedMultiplyAdd),
    operations: loopOperations(layout),
  };
}
