import type { Conv2d } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import { emitProduct, type ProductTile } from '../conv/emit-product.js';
import { panelsOf } from '../conv/panels.js';
import type { ProductForm } from '../conv/product-form.js';
import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import { emitActivation } from '../emit-activation.js';
import { type KernelAddresses, type KernelContext, type KernelEntry, kernelFor } from '../kernel.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import { packWinograd } from './pack-winograd.js';
import type { TileBlock } from './tile-blocks.js';
import { isWinogradShape, type WinogradLayout, winogradBorder, winogradLayout } from './winograd-layout.js';
import { TransformCode, type WinogradTransform } from './winograd-transform.js';

const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

/** Code for one layer: block by block, transform the input tiles, multiply position by position, transform back. */
class WinogradEmitter {
  readonly #f: FunctionBuilder;
  readonly #context: KernelContext<Conv2d>;
  readonly #addresses: KernelAddresses;
  readonly #transform: WinogradTransform;
  readonly #tile: ProductTile;
  readonly #layout: WinogradLayout;
  readonly #code: TransformCode;
  readonly #from: readonly Vector[];
  readonly #to: readonly Vector[];
  readonly #read: Pointer;
  readonly #written: Pointer;
  readonly #between: Pointer;
  readonly #channelInput: Pointer;
  readonly #channelOutput: Pointer;
  readonly #bias: Pointer;

  constructor(
    f: FunctionBuilder,
    context: KernelContext<Conv2d>,
    addresses: KernelAddresses,
    transform: WinogradTransform,
    tile: ProductTile,
  ) {
    this.#f = f;
    this.#context = context;
    this.#addresses = addresses;
    this.#transform = transform;
    this.#tile = tile;
    this.#layout = winogradLayout(context.placed, transform);
    this.#code = new TransformCode(f, context.fusedMultiplyAdd);
    this.#from = f.vectors(transform.positions);
    this.#to = f.vectors(transform.positions);
    [this.#read, this.#written, this.#between] = [f.pointer(), f.pointer(), f.pointer()];
    [this.#channelInput, this.#channelOutput, this.#bias] = [f.pointer(), f.pointer(), f.pointer()];
  }

  emit(): void {
    const f = this.#f;
    const { placed, inputs, output } = this.#context;
    const { pads } = placed.layer;
    const { rowBlocks, columnBlocks } = this.#layout;
    const { outputs } = this.#transform;
    const input = inputs[0]!;
    const [rowInput, rowOutput, blockInput, blockOutput] = [
      f.pointer(),
      f.pointer(),
      f.pointer(),
      f.pointer(),
    ];
    f.pointTo(
      rowInput,
      this.#addresses.inputs[0]!,
      -(pads.top * input.rowBytes + pads.left * input.pixelBytes),
    );
    f.pointTo(rowOutput, this.#addresses.output);
    for (const rows of rowBlocks) {
      f.times(rows.count, () => {
        f.pointTo(blockInput, rowInput).pointTo(blockOutput, rowOutput);
        for (const columns of columnBlocks) {
          f.times(columns.count, () => {
            this.#emitInputs(rows, columns, blockInput);
            this.#emitProducts(rows.tiles * columns.tiles);
            this.#emitOutputs(rows, columns, blockOutput);
            f.advance(blockInput, columns.tiles * outputs * input.pixelBytes);
            f.advance(blockOutput, columns.tiles * outputs * output.pixelBytes);
          });
        }
        f.advance(rowInput, rows.tiles * outputs * input.rowBytes);
        f.advance(rowOutput, rows.tiles * outputs * output.rowBytes);
      });
    }
  }

  /** All input tiles of a block are whole: what they reach beyond the input is its border. */
  #emitInputs(rows: TileBlock, columns: TileBlock, blockInput: Pointer): void {
    const f = this.#f;
    const { outputs } = this.#transform;
    const { inputStart, inputTileBytes } = this.#layout;
    const input = this.#context.inputs[0]!;
    const [rowInput, tileInput, tile] = [f.pointer(), f.pointer(), f.pointer()];
    f.pointTo(rowInput, blockInput).pointTo(tile, this.#addresses.scratch, inputStart);
    f.times(rows.tiles, () => {
      f.pointTo(tileInput, rowInput);
      f.times(columns.tiles, () => {
        f.pointTo(this.#channelInput, tileInput).pointTo(this.#channelOutput, tile);
        f.times(inputTileBytes / VECTOR_BYTES, () => {
          this.#emitInputVector();
          f.advance(this.#channelInput, VECTOR_BYTES).advance(this.#channelOutput, VECTOR_BYTES);
        });
        f.advance(tileInput, outputs * input.pixelBytes).advance(tile, inputTileBytes);
      });
      f.advance(rowInput, outputs * input.rowBytes);
    });
  }

  /** Four channels of a tile: down each column into the scratch memory, then along each row. */
  #emitInputVector(): void {
    const f = this.#f;
    const { positions, emitInput } = this.#transform;
    const { inputPositionBytes } = this.#layout;
    const input = this.#context.inputs[0]!;
    const each = [...Array(positions).keys()];
    f.pointTo(this.#read, this.#channelInput).pointTo(this.#between, this.#addresses.scratch);
    f.times(positions, () => {
      for (const i of each) f.load(this.#read, i * input.rowBytes).set(this.#from[i]!);
      emitInput(this.#code, this.#from, this.#to);
      for (const i of each) f.store(this.#between, i * VECTOR_BYTES, this.#to[i]!);
      f.advance(this.#read, input.pixelBytes).advance(this.#between, positions * VECTOR_BYTES);
    });
    f.pointTo(this.#between, this.#addresses.scratch).pointTo(this.#written, this.#channelOutput);
    f.times(positions, () => {
      for (const j of each) f.load(this.#between, j * positions * VECTOR_BYTES).set(this.#from[j]!);
      emitInput(this.#code, this.#from, this.#to);
      for (const j of each) f.store(this.#written, j * inputPositionBytes, this.#to[j]!);
      f.advance(this.#between, VECTOR_BYTES).advance(this.#written, positions * inputPositionBytes);
    });
  }

  /** One matrix product a position: tiles × input channels times input channels × output channels. */
  #emitProducts(tiles: number): void {
    const f = this.#f;
    const { placed, fusedMultiplyAdd } = this.#context;
    const { groups, outputChannels, bias } = placed.layer;
    const layout = this.#layout;
    const depth = placed.inputShapes[0]!.channels / groups;
    const groupOutputs = outputChannels / groups;
    const form: ProductForm = {
      groups,
      groupInputStep: depth * FLOAT_BYTES,
      groupOutputs,
      reduction: [{ count: depth, inputStep: FLOAT_BYTES }],
      inputStart: 0,
      rows: 1,
      columns: tiles,
      inputRowStep: tiles * layout.inputTileBytes,
      inputColumnStep: layout.inputTileBytes,
      outputRowStep: tiles * layout.outputTileBytes,
      outputColumnStep: layout.outputTileBytes,
      bias: false,
      activation: 'none',
    };
    const lanes = panelsOf(groupOutputs, this.#tile.outputs).reduce((sum, p) => sum + p.width * p.count, 0);
    const [input, weights, output] = [f.pointer(), f.pointer(), f.pointer()];
    f.pointTo(input, this.#addresses.scratch, layout.inputStart);
    f.pointTo(output, this.#addresses.scratch, layout.outputStart);
    f.pointTo(weights, this.#addresses.weights, bias ? layout.outputTileBytes : 0);
    f.times(this.#transform.positions ** 2, () => {
      emitProduct(f, form, this.#tile, fusedMultiplyAdd, { input, weights, output });
      f.advance(input, layout.inputPositionBytes).advance(output, layout.outputPositionBytes);
      f.advance(weights, groups * lanes * depth * FLOAT_BYTES);
    });
  }

  /** Tiles at the lower and right border have fewer outputs, and code of their own. */
  #emitOutputs(rows: TileBlock, columns: TileBlock, blockOutput: Pointer): void {
    const f = this.#f;
    const { outputs } = this.#transform;
    const { output } = this.#context;
    const [rowOutput, tileOutput, tile] = [f.pointer(), f.pointer(), f.pointer()];
    const split = ({ tiles, lastOutputs }: TileBlock) =>
      [
        { count: lastOutputs === outputs ? tiles : tiles - 1, size: outputs },
        { count: lastOutputs === outputs ? 0 : 1, size: lastOutputs },
      ].filter(({ count }) => count > 0);
    f.pointTo(rowOutput, blockOutput).pointTo(tile, this.#addresses.scratch, this.#layout.outputStart);
    for (const { count: tileRows, size: height } of split(rows)) {
      f.times(tileRows, () => {
        f.pointTo(tileOutput, rowOutput);
        for (const { count: tileColumns, size: width } of split(columns)) {
          f.times(tileColumns, () => {
            this.#emitOutputTile(height, width, tile, tileOutput);
            f.advance(tileOutput, outputs * output.pixelBytes);
            f.advance(tile, this.#layout.outputTileBytes);
          });
        }
        f.advance(rowOutput, outputs * output.rowBytes);
      });
    }
  }

  #emitOutputTile(height: number, width: number, tile: Pointer, tileOutput: Pointer): void {
    const f = this.#f;
    const { outputChannels } = this.#context.placed.layer;
    f.pointTo(this.#channelInput, tile).pointTo(this.#channelOutput, tileOutput);
    f.pointTo(this.#bias, this.#addresses.weights);
    const whole = Math.floor(outputChannels / LANES);
    if (whole > 0) {
      f.times(whole, () => {
        this.#emitOutputVector(height, width, LANES);
        for (const pointer of [this.#channelInput, this.#channelOutput, this.#bias])
          f.advance(pointer, VECTOR_BYTES);
      });
    }
    if (outputChannels % LANES > 0) this.#emitOutputVector(height, width, outputChannels % LANES);
  }

  /** Four channels of a tile: down each column into the scratch memory, then along each row into the output. */
  #emitOutputVector(height: number, width: number, lanes: number): void {
    const f = this.#f;
    const { positions, emitOutput } = this.#transform;
    const { outputPositionBytes } = this.#layout;
    const { placed, output } = this.#context;
    const { bias, activation } = placed.layer;
    const each = [...Array(positions).keys()];
    f.pointTo(this.#read, this.#channelInput).pointTo(this.#between, this.#addresses.scratch);
    f.times(positions, () => {
      for (const i of each) f.load(this.#read, i * positions * outputPositionBytes).set(this.#from[i]!);
      emitOutput(this.#code, this.#from, this.#to);
      for (let y = 0; y < height; y++) f.store(this.#between, y * positions * VECTOR_BYTES, this.#to[y]!);
      f.advance(this.#read, outputPositionBytes).advance(this.#between, VECTOR_BYTES);
    });
    f.pointTo(this.#between, this.#addresses.scratch).pointTo(this.#written, this.#channelOutput);
    f.times(height, () => {
      for (const j of each) f.load(this.#between, j * VECTOR_BYTES).set(this.#from[j]!);
      emitOutput(this.#code, this.#from, this.#to);
      for (let x = 0; x < width; x++) {
        const result = this.#to[x]!;
        if (bias) f.get(result).load(this.#bias, 0).simd('f32x4Add').set(result);
        emitActivation(f, activation, result);
        f.store(this.#written, x * output.pixelBytes, result, lanes);
      }
      f.advance(this.#between, positions * VECTOR_BYTES).advance(this.#written, output.rowBytes);
    });
  }
}

/**
 * `max|y − ref| / max|ref|` by the outputs of a tile. Over 4584 seeded layers of up to 1024 channels a group, 1 to 20 pixels
 * a side, with and without fused multiply-add, the worst were 2.0e-6 and 9.1e-6, where direct sums came to 5.3e-6.
 */
const ERROR_BOUNDS: { readonly [outputs: number]: number } = { 2: 1e-5, 4: 3e-5 };

/** Errors grow with the square root of the channels summed: with this many they are twice those seen. */
const MOST_INPUTS = 4096;

function accepts(placed: PlacedAs<Conv2d>): boolean {
  return isWinogradShape(placed) && placed.inputShapes[0]!.channels / placed.layer.groups <= MOST_INPUTS;
}

/**
 * 3×3 convolutions of stride 1, dense or grouped, with fewer products than outputs have summands: `n²/(9·m²)` of them,
 * 4/9 for F(2×2) and 1/4 for F(4×4). Sums and differences of inputs are multiplied instead of inputs: a NaN or an
 * infinity reaches every output of its tile, so only direct kernels do as IEEE 754 says with those.
 */
export function winogradConv(transform: WinogradTransform, tile: ProductTile): KernelEntry {
  const { algorithm } = transform;
  const unrolled = tile.unroll > 1 ? `-u${tile.unroll}` : '';
  return kernelFor('conv2d', {
    name: `f32-conv-${algorithm}-${tile.pixels}x${tile.outputs}${unrolled}`,
    algorithm,
    errorBound: ERROR_BOUNDS[transform.outputs]!,
    accepts,
    border: (placed) => winogradBorder(placed, transform),
    scratchBytes: (placed) => winogradLayout(placed, transform).bytes,
    emit: (f, context, addresses) => new WinogradEmitter(f, context, addresses, transform, tile).emit(),
    pack: (placed, weights) => packWinograd(placed, weights, transform, tile.outputs),
  });
}
