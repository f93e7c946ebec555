import { FunctionBuilder } from './emit/function-builder.js';
import { MEMORY_IMPORT, ModuleBuilder } from './emit/module-builder.js';
import { wasmFeatures } from './features.js';
import { multiplyAdd } from './multiply-add.js';

/** Enough independent sums to hide the latency of a multiply-add, few enough to stay in registers with their factors. */
const SUMS = 12;
const UNROLL = 4;
const LANES = 4;
const OPERATIONS_PER_MULTIPLY_ADD = 2;

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
): ArithmeticLimit {
  const f = new FunctionBuilder('limit', 1);
  const start = f.pointer();
  const sums = f.vectors(SUMS);
  const [a, b] = [f.vector(), f.vector()];
  f.load(start, 0).set(a).load(start, 16).set(b);
  for (const sum of sums) f.load(start, 32).set(sum);
  f.timesLocal(f.parameter(0), () => {
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
  for (const sum of sums) f.store(start, 64, sum);
  const module = new ModuleBuilder();
  module.add(f, { exported: true });
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Float32Array(memory.buffer).fill(1e-6, 0, 16);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), {
    [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory },
  });
  return {
    run: instance.exports.limit as (times: number) => void,
    operations: UNROLL * SUMS * LANES * OPERATIONS_PER_MULTIPLY_ADD,
  };
}
