import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import { emitActivation } from '../emit-activation.js';
import { multiplyAdd } from '../multiply-add.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import type { Panel } from './panels.js';
import type { ProductForm, ReductionLoop } from './product-form.js';

const LANES = 4;

/** Products written out one after another rather than looped over, in the innermost loops of narrow groups. */
const INLINE_STEPS = 12;

/** The registers of a tile, shared by all tiles of a kernel. */
export class TileRegisters {
  readonly f: FunctionBuilder;
  readonly input: Pointer;
  readonly weights: Pointer;
  readonly weightsEnd: Pointer;
  readonly #sums: Vector[] = [];
  readonly #columns: Vector[] = [];
  readonly broadcast: Vector;

  constructor(f: FunctionBuilder) {
    this.f = f;
    this.input = f.pointer();
    this.weights = f.pointer();
    this.weightsEnd = f.pointer();
    this.broadcast = f.vector();
  }

  sum(index: number): Vector {
    return this.#nth(this.#sums, index);
  }

  column(index: number): Vector {
    return this.#nth(this.#columns, index);
  }

  /** Declares registers up to the one asked for. */
  #nth(vectors: Vector[], index: number): Vector {
    while (vectors.length <= index) vectors.push(this.f.vector());
    return vectors[index]!;
  }
}

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
  readonly unroll: number;
  readonly fusedMultiplyAdd: boolean;
}

/**
 * The register-tiled micro-kernel: `pixels × panel.width` sums stay in registers while the sum's loops run. Each step
 * loads one vector of weights for every four output channels, broadcasts one input value a pixel, and multiplies each with each.
 */
export function emitProductTile(
  registers: TileRegisters,
  form: ProductForm,
  shape: TileShape,
  addresses: TileAddresses,
): void {
  const { f, input, weights, broadcast } = registers;
  const vectors = shape.panel.width / LANES;
  const panelRowBytes = shape.panel.width * FLOAT_BYTES;
  const pixels = [...Array(shape.height * shape.width).keys()];
  const sum = (pixel: number, v: number): Vector => registers.sum(pixel * vectors + v);
  const offsetOf = (pixel: number, rowStep: number, columnStep: number): number =>
    Math.floor(pixel / shape.width) * rowStep + (pixel % shape.width) * columnStep;
  // Where the compiler would load a whole block first and spill, even short loops stay loops.
  const inlineLimit = shape.unroll === 1 && vectors > 1 ? 1 : INLINE_STEPS;

  const step = (inputOffset: number, weightOffset: number): void => {
    for (let v = 0; v < vectors; v++) f.load(weights, weightOffset + v * 16).set(registers.column(v));
    for (const pixel of pixels) {
      const pixelOffset = offsetOf(pixel, form.inputRowStep, form.inputColumnStep);
      f.loadSplat(input, pixelOffset + inputOffset).set(broadcast);
      for (let v = 0; v < vectors; v++) {
        multiplyAdd(
          f,
          sum(pixel, v),
          () => f.get(broadcast),
          () => f.get(registers.column(v)),
          shape.fusedMultiplyAdd,
        );
      }
    }
  };
  const inlineSteps = (inputOffsets: readonly number[], inputAdvance: number): void => {
    inputOffsets.forEach((offset, i) => {
      step(offset, i * panelRowBytes);
    });
    f.advance(input, inputAdvance).advance(weights, inputOffsets.length * panelRowBytes);
  };
  const innermostLoop = ({ count, inputStep }: ReductionLoop): void => {
    const offsets = (length: number): number[] => Array.from({ length }, (_, i) => i * inputStep);
    const unroll = count <= inlineLimit ? count : shape.unroll;
    const turns = Math.floor(count / unroll);
    if (turns === 1) inlineSteps(offsets(unroll), unroll * inputStep);
    if (turns > 1) {
      f.pointTo(registers.weightsEnd, weights, turns * unroll * panelRowBytes);
      f.until(weights, registers.weightsEnd, () => inlineSteps(offsets(unroll), unroll * inputStep));
    }
    const rest = count - turns * unroll;
    if (rest > 0) inlineSteps(offsets(rest), rest * inputStep);
  };
  /** Leaves the input pointer `count · inputStep` of its outermost loop further on. */
  const reduce = (loops: readonly ReductionLoop[]): void => {
    const [outer, inner] = loops as readonly [ReductionLoop, ReductionLoop?];
    if (!inner) {
      innermostLoop(outer);
      return;
    }
    const rest = loops.slice(1);
    const steps = loops.reduce((product, { count }) => product * count, 1);
    if (steps <= inlineLimit) {
      inlineSteps(offsetsOf(loops), outer.count * outer.inputStep);
      return;
    }
    f.times(outer.count, () => {
      reduce(rest);
      f.advance(input, outer.inputStep - inner.count * inner.inputStep);
    });
  };

  f.pointTo(input, addresses.input).pointTo(weights, addresses.panel);
  for (const pixel of pixels) {
    for (let v = 0; v < vectors; v++) {
      if (form.bias) f.load(weights, v * 16);
      else f.constant(0);
      f.set(sum(pixel, v));
    }
  }
  if (form.bias) f.advance(weights, panelRowBytes);
  reduce(form.reduction);
  for (const pixel of pixels) {
    for (let v = 0; v < vectors; v++) {
      emitActivation(f, form.activation, sum(pixel, v));
      const lanes = Math.min(LANES, shape.panel.outputs - v * LANES);
      const pixelOffset = offsetOf(pixel, form.outputRowStep, form.outputColumnStep);
      f.store(addresses.output, pixelOffset + v * 16, sum(pixel, v), lanes);
    }
  }
}

/** The input offsets of all products of nested loops, in order. */
function offsetsOf([outer, ...inner]: readonly ReductionLoop[]): readonly number[] {
  const rest = inner.length > 0 ? offsetsOf(inner) : [0];
  return Array.from({ length: outer!.count }, (_, i) => i * outer!.inputStep).flatMap((start) =>
    rest.map((offset) => start + offset),
  );
}
