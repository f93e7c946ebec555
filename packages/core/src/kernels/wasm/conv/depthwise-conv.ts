import type { Conv2d, Pads } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import { emitActivation } from '../emit-activation.js';
import {
  DIRECT_ERROR_BOUND,
  type KernelAddresses,
  type KernelContext,
  type KernelEntry,
  kernelFor,
} from '../kernel.js';
import { multiplyAdd } from '../multiply-add.js';
import { FLOAT_BYTES, NO_BORDER } from '../tensor-layout.js';
import { type Axis, type Span, spansOf, tapPosition } from '../window/axis.js';
import { type ColumnTile, columnTiles, evenSizes } from './column-tiles.js';
import { convAxes, padded } from './conv-axes.js';

/** Above this many multiply-adds of code, the borders are read from zeros in memory instead of having code of their own. */
const LARGEST_EDGE_CODE = 2500;

const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

export function isDepthwise({ layer, inputShapes }: PlacedAs<Conv2d>): boolean {
  return layer.groups === inputShapes[0]!.channels && layer.outputChannels === layer.groups;
}

function readsZeroBorder(placed: PlacedAs<Conv2d>, tilePixels: number): boolean {
  const { rows, columns } = convAxes(placed);
  const tiles = columnTiles(columns, evenSizes(columns.output, tilePixels)).length;
  return spansOf(rows).length * tiles * tilePixels * columns.kernel > LARGEST_EDGE_CODE;
}

export function depthwiseBorder(placed: PlacedAs<Conv2d>, tilePixels: number): Pads {
  return readsZeroBorder(placed, tilePixels) ? placed.layer.pads : NO_BORDER;
}

export function packedDepthwiseFloats({ layer }: PlacedAs<Conv2d>): number {
  const taps = layer.kernel[0] * layer.kernel[1];
  return (taps + (layer.bias ? 1 : 0)) * Math.ceil(layer.groups / LANES) * LANES;
}

/** `([bias][C]) [ky][kx][C]`, C rounded up to whole vectors. */
export function packDepthwise(placed: PlacedAs<Conv2d>, { weights, bias }: LayerWeights): Float32Array {
  const channels = placed.layer.groups;
  const taps = placed.layer.kernel[0] * placed.layer.kernel[1];
  const rowLength = Math.ceil(channels / LANES) * LANES;
  const packed = new Float32Array(packedDepthwiseFloats(placed));
  if (bias) packed.set(bias);
  const start = bias ? rowLength : 0;
  for (let channel = 0; channel < channels; channel++) {
    for (let tap = 0; tap < taps; tap++) {
      packed[start + tap * rowLength + channel] = weights![channel * taps + tap]!;
    }
  }
  return packed;
}

/** Code for one depthwise layer: tiles of `tilePixels` output pixels in a row, channels innermost. */
export class DepthwiseEmitter {
  readonly f: FunctionBuilder;
  readonly context: KernelContext<Conv2d>;
  readonly addresses: KernelAddresses;
  readonly tilePixels: number;
  /** Neighbouring vectors of channels at a time. */
  readonly #vectors: number;
  readonly #rows: Axis;
  readonly #columns: Axis;
  /** Pixel by pixel, and column by column of a filter row, the vectors of each side by side. */
  readonly #sums: readonly Vector[];
  readonly #rowWeights: readonly Vector[];
  readonly #values: readonly Vector[];
  readonly #input: Pointer;
  readonly #weights: Pointer;
  readonly #output: Pointer;
  readonly #tapInput: Pointer;
  readonly #tapWeights: Pointer;
  readonly #tileInput: Pointer;
  readonly #tileOutput: Pointer;
  readonly #rowInput: Pointer;
  readonly #rowOutput: Pointer;
  readonly #weightRowBytes: number;
  /** From input pixel (0, 0) to the window of output pixel (0, 0), where its pads are in memory. */
  readonly #inputStart: number;

  constructor(
    f: FunctionBuilder,
    context: KernelContext<Conv2d>,
    addresses: KernelAddresses,
    tilePixels: number,
    vectors = 1,
  ) {
    this.f = f;
    this.context = context;
    this.addresses = addresses;
    this.tilePixels = tilePixels;
    this.#vectors = vectors;
    const { placed, inputs } = context;
    const { pads } = placed.layer;
    const { rows, columns } = convAxes(placed);
    const zeroBorder = readsZeroBorder(placed, tilePixels);
    this.#rows = zeroBorder ? padded(rows, pads.bottom) : rows;
    this.#columns = zeroBorder ? padded(columns, pads.right) : columns;
    this.#inputStart = zeroBorder ? -(pads.top * inputs[0]!.rowBytes + pads.left * inputs[0]!.pixelBytes) : 0;
    this.#sums = f.vectors(tilePixels * vectors);
    this.#rowWeights = f.vectors(columns.kernel * vectors);
    this.#values = f.vectors(vectors);
    [this.#input, this.#weights, this.#output] = [f.pointer(), f.pointer(), f.pointer()];
    [this.#tapInput, this.#tapWeights] = [f.pointer(), f.pointer()];
    [this.#tileInput, this.#tileOutput] = [f.pointer(), f.pointer()];
    [this.#rowInput, this.#rowOutput] = [f.pointer(), f.pointer()];
    this.#weightRowBytes = Math.ceil(placed.layer.groups / LANES) * LANES * FLOAT_BYTES;
  }

  /** `afterRow` writes code that runs after each row of outputs. */
  emit(afterRow: () => void = () => {}): void {
    const { f, context, addresses } = this;
    const input = context.inputs[0]!;
    f.pointTo(this.#rowOutput, addresses.output);
    for (const span of spansOf(this.#rows)) {
      const top = span.taps.length > 0 ? tapPosition(this.#rows, span.first, span.taps[0]!) : 0;
      f.pointTo(this.#rowInput, addresses.inputs[0]!, this.#inputStart + top * input.rowBytes);
      f.times(span.count, () => {
        this.#emitRow(span);
        afterRow();
        f.advance(this.#rowInput, this.#rows.stride * input.rowBytes);
        f.advance(this.#rowOutput, context.output.rowBytes);
      });
    }
  }

  #emitRow(rowSpan: Span): void {
    const { f, context } = this;
    const pixelBytes = context.inputs[0]!.pixelBytes;
    f.pointTo(this.#tileOutput, this.#rowOutput);
    for (const tile of columnTiles(this.#columns, evenSizes(this.#columns.output, this.tilePixels))) {
      f.pointTo(this.#tileInput, this.#rowInput, tile.firstInput * pixelBytes);
      f.times(tile.count, () => {
        this.#emitChannels(rowSpan, tile);
        f.advance(this.#tileInput, tile.pixels * this.#columns.stride * pixelBytes);
        f.advance(this.#tileOutput, tile.pixels * context.output.pixelBytes);
      });
    }
  }

  #emitChannels(rowSpan: Span, tile: ColumnTile): void {
    const { f, addresses } = this;
    const { groups: channels } = this.context.placed.layer;
    f.pointTo(this.#input, this.#tileInput).pointTo(this.#output, this.#tileOutput);
    f.pointTo(this.#weights, addresses.weights);
    const emitVectors = (times: number, vectors: number): void => {
      if (times === 0) return;
      f.times(times, () => {
        this.#emitTile(rowSpan, tile, vectors, LANES);
        for (const pointer of [this.#input, this.#weights, this.#output])
          f.advance(pointer, vectors * VECTOR_BYTES);
      });
    };
    const whole = Math.floor(channels / LANES);
    emitVectors(Math.floor(whole / this.#vectors), this.#vectors);
    if (this.#vectors > 1) emitVectors(whole % this.#vectors, 1);
    // Loads of the last channels take in what follows them: the lanes are not stored, and memory does not end there.
    if (channels % LANES > 0) this.#emitTile(rowSpan, tile, 1, channels % LANES);
  }

  /** The products of one filter row. */
  #emitTapRow(tile: ColumnTile, vectors: number): void {
    const { f, context } = this;
    const strip = [...Array(vectors).keys()];
    for (const kx of tile.taps) {
      for (const v of strip) {
        f.load(this.#tapWeights, kx * this.#weightRowBytes + v * VECTOR_BYTES);
        f.set(this.#rowWeights[kx * this.#vectors + v]!);
      }
    }
    for (const { offset, uses } of tile.columns) {
      for (const v of strip) {
        f.load(this.#tapInput, offset * context.inputs[0]!.pixelBytes + v * VECTOR_BYTES);
        f.set(this.#values[v]!);
      }
      for (const { pixel, kx } of uses) {
        for (const v of strip) {
          multiplyAdd(
            f,
            this.#sums[pixel * this.#vectors + v]!,
            () => f.get(this.#values[v]!),
            () => f.get(this.#rowWeights[kx * this.#vectors + v]!),
            context.fusedMultiplyAdd,
          );
        }
      }
    }
  }

  /** `vectors` neighbouring vectors of channels; of a single one perhaps only the first `lanes`. */
  #emitTile(rowSpan: Span, tile: ColumnTile, vectors: number, lanes: number): void {
    const { f, context } = this;
    const { kernel, bias, activation, dilation } = context.placed.layer;
    const input = context.inputs[0]!;
    const strip = [...Array(vectors).keys()];
    for (let pixel = 0; pixel < tile.pixels; pixel++) {
      for (const v of strip) {
        if (!bias) f.constant(0);
        else if (pixel === 0) f.load(this.#weights, v * VECTOR_BYTES);
        else f.get(this.#sums[v]!);
        f.set(this.#sums[pixel * this.#vectors + v]!);
      }
    }
    const [firstTap = 0] = rowSpan.taps;
    const rowStep = dilation[0] * input.rowBytes;
    const weightStep = kernel[1] * this.#weightRowBytes;
    const firstWeights = (bias ? this.#weightRowBytes : 0) + firstTap * weightStep;
    f.pointTo(this.#tapInput, this.#input).pointTo(this.#tapWeights, this.#weights, firstWeights);
    if (rowSpan.taps.length > 0) {
      // A loop even over three rows: written out, compilers move all their loads ahead of the sums and spill.
      f.times(rowSpan.taps.length, () => {
        this.#emitTapRow(tile, vectors);
        f.advance(this.#tapInput, rowStep).advance(this.#tapWeights, weightStep);
      });
    }
    for (let pixel = 0; pixel < tile.pixels; pixel++) {
      for (const v of strip) {
        const sum = this.#sums[pixel * this.#vectors + v]!;
        emitActivation(f, activation, sum);
        f.store(this.#output, pixel * context.output.pixelBytes + v * VECTOR_BYTES, sum, lanes);
      }
    }
  }
}

/** One filter a channel, no sums across channels: each input vector is loaded once a tile and used for every output that sees it. */
export function depthwiseConv(tilePixels: number, vectors = 1): KernelEntry {
  return kernelFor('conv2d', {
    name: `f32-dwconv-${tilePixels}x${vectors * LANES}`,
    errorBound: DIRECT_ERROR_BOUND,
    accepts: isDepthwise,
    border: (placed) => depthwiseBorder(placed, tilePixels),
    emit: (f, context, addresses) => new DepthwiseEmitter(f, context, addresses, tilePixels, vectors).emit(),
    pack: packDepthwise,
  });
}
