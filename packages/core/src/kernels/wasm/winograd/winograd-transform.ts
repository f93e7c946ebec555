import type { FunctionBuilder, Vector } from '../emit/function-builder.js';

/** The taps of the filters, in each direction. */
export const FILTER_TAPS = 3;

/** Emits vector code: results go to `to`, which may be longer than what is wanted of it. */
export type EmitTransform = (code: TransformCode, from: readonly Vector[], to: readonly Vector[]) => void;

/**
 * Winograd's minimal filtering `F(m, 3)`: m outputs of a filter of three taps from n = m + 2 inputs with n products,
 * `y = Aᵀ[(G·w) ⊙ (Bᵀ·x)]`, each direction on its own (Lavin and Gray 2016, §4). Made from the points at which the
 * polynomials are evaluated: 0, pairs ±p, and infinity, as pairs share their even and odd parts.
 */
export interface WinogradTransform {
  readonly algorithm: string;
  /** m */
  readonly outputs: number;
  /** n */
  readonly positions: number;
  /** G, n × 3, exact but for float64's rounding. */
  readonly filter: readonly (readonly number[])[];
  /** `Bᵀ·x`, n vectors from n. */
  readonly emitInput: EmitTransform;
  /** `Aᵀ·x`, m vectors from n. */
  readonly emitOutput: EmitTransform;
}

/** The few operations that transforms consist of, on vectors that other code loads and stores. */
export class TransformCode {
  readonly #f: FunctionBuilder;
  readonly #fused: boolean;
  readonly #temporaries: readonly Vector[];

  constructor(f: FunctionBuilder, fusedMultiplyAdd: boolean) {
    this.#f = f;
    this.#fused = fusedMultiplyAdd;
    this.#temporaries = f.vectors(4);
  }

  get temporaries(): readonly [Vector, Vector, Vector, Vector] {
    return this.#temporaries as readonly [Vector, Vector, Vector, Vector];
  }

  /** `result = a + b` */
  add(result: Vector, a: Vector, b: Vector): void {
    this.#f.get(a).get(b).simd('f32x4Add').set(result);
  }

  /** `result = a − b` */
  subtract(result: Vector, a: Vector, b: Vector): void {
    this.#f.get(a).get(b).simd('f32x4Sub').set(result);
  }

  /** `result = factor·a` */
  scale(result: Vector, factor: number, a: Vector): void {
    this.#f.get(a);
    if (factor !== 1) this.#f.constant(factor).simd('f32x4Mul');
    this.#f.set(result);
  }

  /** `result = sum + factor·a`; a factor of ±1 costs no multiplication. */
  addScaled(result: Vector, sum: Vector, factor: number, a: Vector): void {
    const f = this.#f;
    if (factor === 1) this.add(result, sum, a);
    else if (factor === -1) this.subtract(result, sum, a);
    else if (this.#fused) f.get(a).constant(factor).get(sum).simd('f32x4RelaxedMadd').set(result);
    else f.get(sum).get(a).constant(factor).simd('f32x4Mul').simd('f32x4Add').set(result);
  }
}

/** Points 0, ±1 and infinity. */
export const F2X3: WinogradTransform = {
  algorithm: 'winograd-f2x3',
  outputs: 2,
  positions: 4,
  filter: [
    [-1, 0, 0],
    [1 / 2, 1 / 2, 1 / 2],
    [1 / 2, -1 / 2, 1 / 2],
    [0, 0, 1],
  ],
  emitInput(code, [x0, x1, x2, x3], [y0, y1, y2, y3]) {
    code.subtract(y0!, x2!, x0!);
    code.add(y1!, x2!, x1!);
    code.subtract(y2!, x2!, x1!);
    code.subtract(y3!, x3!, x1!);
  },
  emitOutput(code, [x0, x1, x2, x3], [y0, y1]) {
    const [even, odd] = code.temporaries;
    code.add(even, x1!, x2!);
    code.subtract(odd, x1!, x2!);
    code.add(y0!, x0!, even);
    code.add(y1!, odd, x3!);
  },
};

/**
 * Points 0, ±a, ±b and infinity, by their squares: `M(x) = x·(x² − a²)·(x² − b²)`, and row p of Bᵀ holds the coefficients
 * of `M/(x − p)`. With ±1/√2 and ±√2 errors are a quarter of those with the usual ±1 and ±2, and `a²·b² = 1` saves a product.
 */
function f4x3(aa: number, bb: number): WinogradTransform {
  const [a, b] = [Math.sqrt(aa), Math.sqrt(bb)];
  const row = (point: number, norm: number) => [1, point, point * point].map((power) => power / norm);
  const normA = 2 * aa * (aa - bb);
  const normB = 2 * bb * (bb - aa);
  return {
    algorithm: 'winograd-f4x3',
    outputs: 4,
    positions: 6,
    filter: [row(0, aa * bb), row(a, normA), row(-a, normA), row(b, normB), row(-b, normB), [0, 0, 1]],
    emitInput(code, [x0, x1, x2, x3, x4, x5], [y0, y1, y2, y3, y4, y5]) {
      const [evenA, oddA, evenB, oddB] = code.temporaries;
      code.addScaled(y0!, x4!, -(aa + bb), x2!);
      code.addScaled(y0!, y0!, aa * bb, x0!);
      code.addScaled(evenA, x4!, -bb, x2!);
      code.addScaled(oddA, x3!, -bb, x1!);
      code.addScaled(y1!, evenA, a, oddA);
      code.addScaled(y2!, evenA, -a, oddA);
      code.addScaled(evenB, x4!, -aa, x2!);
      code.addScaled(oddB, x3!, -aa, x1!);
      code.addScaled(y3!, evenB, b, oddB);
      code.addScaled(y4!, evenB, -b, oddB);
      code.addScaled(y5!, x5!, -(aa + bb), x3!);
      code.addScaled(y5!, y5!, aa * bb, x1!);
    },
    emitOutput(code, [x0, x1, x2, x3, x4, x5], [y0, y1, y2, y3]) {
      const [evenA, oddA, evenB, oddB] = code.temporaries;
      code.add(evenA, x1!, x2!);
      code.subtract(oddA, x1!, x2!);
      code.add(evenB, x3!, x4!);
      code.subtract(oddB, x3!, x4!);
      code.add(y0!, x0!, evenA);
      code.add(y0!, y0!, evenB);
      code.scale(y1!, a, oddA);
      code.addScaled(y1!, y1!, b, oddB);
      code.scale(y2!, aa, evenA);
      code.addScaled(y2!, y2!, bb, evenB);
      code.addScaled(y3!, x5!, a * aa, oddA);
      code.addScaled(y3!, y3!, b * bb, oddB);
    },
  };
}

export const F4X3: WinogradTransform = f4x3(1 / 2, 2);

/** Smallest tiles first. */
export const WINOGRAD_TRANSFORMS: readonly WinogradTransform[] = [F2X3, F4X3];
