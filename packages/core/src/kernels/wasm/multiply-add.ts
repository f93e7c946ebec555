import type { FunctionBuilder, Vector } from './emit/function-builder.js';

/** `sum += a·b`; `a` and `b` push one vector each. */
export function multiplyAdd(
  f: FunctionBuilder,
  sum: Vector,
  pushA: () => void,
  pushB: () => void,
  fused: boolean,
): void {
  if (fused) {
    pushA();
    pushB();
    f.get(sum).simd('f32x4RelaxedMadd').set(sum);
  } else {
    f.get(sum);
    pushA();
    pushB();
    f.simd('f32x4Mul').simd('f32x4Add').set(sum);
  }
}
