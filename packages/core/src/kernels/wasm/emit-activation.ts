import type { ActivationName } from '../../block/layer.js';
import type { FunctionBuilder, Vector } from './emit/function-builder.js';

/*
 * Pseudo-minimum and -maximum are one machine instruction each, where the IEEE ones are about seven, and with the
 * operands this way round (`pmax(x, 0)` is `x < 0 ? 0 : x`) a NaN in x passes through, as it should.
 */
function clampBelow(f: FunctionBuilder, bound: number): void {
  f.constant(bound).simd('f32x4PseudoMax');
}

function clampAbove(f: FunctionBuilder, bound: number): void {
  f.constant(bound).simd('f32x4PseudoMin');
}

/** `e^r = Σ rⁿ/n!` to n = 6 for |r| ≤ ln 2/2: the first term left out is 1.2·10⁻⁷ at most, two units in the last place. */
const EXPONENTIAL_TERMS = [720, 120, 24, 6, 2, 1, 1].map((factorial) => 1 / factorial);

/** Cody and Waite's two-part ln 2: n·LN2_HIGH is exact for every n that occurs. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = Math.LN2 - LN2_HIGH;
/** Beyond ±87, `2ⁿ` leaves the normal floats; 1/(1+e^87) is 1.6·10⁻³⁸, as good as 0. */
const EXPONENT_LIMIT = 87;
/** 1.5·2²³: a small number added to it is rounded to an integer, which then stands in the lowest bits. */
const ROUNDER = 1.5 * 2 ** 23;
const MANTISSA_BITS = 23;

/** `e^x` of the vector, in place: `x = n·ln 2 + r`, `e^x = 2ⁿ·e^r`, with 2ⁿ made by adding n to the exponent bits. */
function emitExponential(f: FunctionBuilder, x: Vector): void {
  const [rounded, n, power] = [f.vector(), f.vector(), f.vector()];
  f.get(x).constant(Math.LOG2E).simd('f32x4Mul').constant(ROUNDER).simd('f32x4Add').set(rounded);
  f.get(rounded).constant(ROUNDER).simd('f32x4Sub').set(n);
  f.get(x).get(n).constant(LN2_HIGH).simd('f32x4Mul').simd('f32x4Sub');
  f.get(n).constant(LN2_LOW).simd('f32x4Mul').simd('f32x4Sub').set(x);
  f.constant(EXPONENTIAL_TERMS[0]!).set(power);
  for (const term of EXPONENTIAL_TERMS.slice(1)) {
    f.get(power).get(x).simd('f32x4Mul').constant(term).simd('f32x4Add').set(power);
  }
  f.get(rounded).integer(MANTISSA_BITS).simd('i32x4Shl').get(power).simd('i32x4Add').set(x);
}

/** Applies an activation to a vector in place; a NaN stays a NaN. */
export function emitActivation(f: FunctionBuilder, name: ActivationName, x: Vector): void {
  switch (name) {
    case 'none':
      return;
    case 'relu':
      f.get(x);
      clampBelow(f, 0);
      f.set(x);
      return;
    case 'relu6':
      f.get(x);
      clampBelow(f, 0);
      clampAbove(f, 6);
      f.set(x);
      return;
    case 'sigmoid':
      f.get(x).simd('f32x4Neg');
      clampBelow(f, -EXPONENT_LIMIT);
      clampAbove(f, EXPONENT_LIMIT);
      f.set(x);
      emitExponential(f, x);
      f.constant(1).get(x).constant(1).simd('f32x4Add').simd('f32x4Div').set(x);
      return;
    case 'hard-swish':
      f.get(x).get(x).constant(3).simd('f32x4Add');
      clampBelow(f, 0);
      clampAbove(f, 6);
      f.simd('f32x4Mul')
        .constant(1 / 6)
        .simd('f32x4Mul')
        .set(x);
      return;
  }
}
