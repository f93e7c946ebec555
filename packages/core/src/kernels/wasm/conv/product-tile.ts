import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import { emitActivation } from '../emit-activation.js';
import { multiplyAdd } from '../multiply-add.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import type { Panel } from './panels.js';
import { type ProductForm, partialSums, type ReductionLoop, sumLength } from './product-form.js';

const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

/** Steps written out one after another rather than looped over, where that does not cost registers. */
const INLINE_STEPS = 12;

/** Where a tile reads and writes. */
export interface TileAddresses {
  /** The first tap of the tile's first pixel. */
  readonly input: Pointer;
  readonly panel: Pointer;
  /** The panel's first channel of the tile's first pixel. */
  readonly output: Pointer;
}

export interface TileShape {
  /** Output pixels, `height` rows of `width`. */
  readonly height: number;
  readonly width: number;
  readonly panel: Panel;
}

export interface TileOptions {
  /** Steps of the innermost loop a turn. */
  readonly unroll: number;
  readonly fusedMultiplyAdd: boolean;
}

/** The input offsets of all products of nested loops, in order. */
function offsetsOf([outer, ...inner]: readonly ReductionLoop[]): readonly number[] {
  const rest = inner.length > 0 ? offsetsOf(inner) : [0];
  return Array.from({ length: outer!.count }, (_, i) => i * outer!.inputStep).flatMap((start) =>
    rest.map((offset) => start + offset),
  );
}

/**
 * The register-tiled micro-kernel: `pixels × panel.width` sums stay in registers while the sum's loops run. Each step
 * loads one vector of weights for every four output channels, broadcasts one input value a pixel, and multiplies each with
 * each. All tiles of a kernel share its registers.
 */
export class ProductTileEmitter {
  readonly #f: FunctionBuilder;
  readonly #form: ProductForm;
  readonly #options: TileOptions;
  readonly #input: Pointer;
  readonly #weights: Pointer;
  readonly #weightsEnd: Pointer;
  readonly #broadcast: Vector;
  readonly #sums: Vector[] = [];
  readonly #totals: Vector[] = [];
  readonly #columns: Vector[] = [];

  constructor(f: FunctionBuilder, form: ProductForm, options: TileOptions) {
    this.#f = f;
    this.#form = form;
    this.#options = options;
    this.#input = f.pointer();
    this.#weights = f.pointer();
    this.#weightsEnd = f.pointer();
    this.#broadcast = f.vector();
  }

  emit(shape: TileShape, addresses: TileAddresses): void {
    const f = this.#f;
    const { bias, reduction, activation, outputRowStep, outputColumnStep } = this.#form;
    const parts = partialSums(reduction);
    const results = this.#each(shape, parts ? this.#totals : this.#sums);
    f.pointTo(this.#input, addresses.input).pointTo(this.#weights, addresses.panel);
    for (const { vector, v } of results) {
      if (bias) f.load(this.#weights, v * VECTOR_BYTES).set(vector);
      else f.constant(0).set(vector);
    }
    if (bias) f.advance(this.#weights, shape.panel.width * FLOAT_BYTES);
    if (parts) {
      f.times(parts.count, () => this.#addPart(shape, parts.inputStep, parts.reduction));
    } else {
      this.#reduce(shape, reduction);
    }
    for (const { vector, row, column, v } of results) {
      emitActivation(f, activation, vector);
      const lanes = Math.min(LANES, shape.panel.outputs - v * LANES);
      f.store(
        addresses.output,
        row * outputRowStep + column * outputColumnStep + v * VECTOR_BYTES,
        vector,
        lanes,
      );
    }
  }

  /** Every vector of a tile with its place: pixel by pixel, four output channels each. */
  #each({ height, width, panel }: TileShape, registers: Vector[]) {
    const vectors = panel.width / LANES;
    const count = height * width * vectors;
    while (registers.length < count) registers.push(this.#f.vector());
    return registers.slice(0, count).map((vector, i) => {
      const pixel = Math.floor(i / vectors);
      return { vector, v: i % vectors, row: Math.floor(pixel / width), column: pixel % width };
    });
  }

  /** Sums one part on its own, then adds it to the totals. */
  #addPart(shape: TileShape, inputStep: number, reduction: readonly ReductionLoop[]): void {
    const f = this.#f;
    const totals = this.#each(shape, this.#totals);
    const sums = this.#each(shape, this.#sums);
    for (const { vector } of sums) f.constant(0).set(vector);
    this.#reduce(shape, reduction);
    sums.forEach(({ vector }, i) => {
      f.get(totals[i]!.vector).get(vector).simd('f32x4Add').set(totals[i]!.vector);
    });
    f.advance(this.#input, inputStep - reduction[0]!.count * reduction[0]!.inputStep);
  }

  /** Leaves the input pointer `count · inputStep` of the outermost loop further on, the weights' past what was used. */
  #reduce(shape: TileShape, loops: readonly ReductionLoop[]): void {
    const [outer, inner] = loops as readonly [ReductionLoop, ReductionLoop?];
    if (sumLength(loops) <= this.#inlineLimit(shape)) {
      this.#steps(shape, offsetsOf(loops), outer.count * outer.inputStep);
    } else if (!inner) {
      this.#innermostLoop(shape, outer);
    } else {
      this.#f.times(outer.count, () => {
        this.#reduce(shape, loops.slice(1));
        this.#f.advance(this.#input, outer.inputStep - inner.count * inner.inputStep);
      });
    }
  }

  /** Where the compiler would load a whole block ahead of its sums and spill, even short loops stay loops. */
  #inlineLimit({ panel }: TileShape): number {
    return this.#options.unroll === 1 && panel.width > LANES ? 1 : INLINE_STEPS;
  }

  #innermostLoop(shape: TileShape, { count, inputStep }: ReductionLoop): void {
    const { unroll } = this.#options;
    const turns = Math.floor(count / unroll);
    const steps = (length: number): void => {
      const offsets = Array.from({ length }, (_, i) => i * inputStep);
      this.#steps(shape, offsets, length * inputStep);
    };
    if (turns === 1) steps(unroll);
    if (turns > 1) {
      this.#f.pointTo(this.#weightsEnd, this.#weights, turns * unroll * shape.panel.width * FLOAT_BYTES);
      this.#f.until(this.#weights, this.#weightsEnd, () => steps(unroll));
    }
    if (count % unroll > 0) steps(count % unroll);
  }

  #steps(shape: TileShape, inputOffsets: readonly number[], inputAdvance: number): void {
    const weightRowBytes = shape.panel.width * FLOAT_BYTES;
    inputOffsets.forEach((offset, i) => {
      this.#step(shape, offset, i * weightRowBytes);
    });
    this.#f.advance(this.#input, inputAdvance).advance(this.#weights, inputOffsets.length * weightRowBytes);
  }

  #step(shape: TileShape, inputOffset: number, weightOffset: number): void {
    const f = this.#f;
    const { inputRowStep, inputColumnStep } = this.#form;
    const vectors = shape.panel.width / LANES;
    const loadColumn = (v: number): FunctionBuilder => f.load(this.#weights, weightOffset + v * VECTOR_BYTES);
    // What a single pixel reads once needs no register of its own: the sums can have all of them.
    const isSinglePixel = shape.height * shape.width === 1;
    if (!isSinglePixel) {
      while (this.#columns.length < vectors) this.#columns.push(f.vector());
      for (let v = 0; v < vectors; v++) loadColumn(v).set(this.#columns[v]!);
    }
    for (const { vector, v, row, column } of this.#each(shape, this.#sums)) {
      if (v === 0) {
        const pixelOffset = row * inputRowStep + column * inputColumnStep;
        f.loadSplat(this.#input, pixelOffset + inputOffset).set(this.#broadcast);
      }
      multiplyAdd(
        f,
        vector,
        () => f.get(this.#broadcast),
        () => (isSinglePixel ? loadColumn(v) : f.get(this.#columns[v]!)),
        this.#options.fusedMultiplyAdd,
      );
    }
  }
}
