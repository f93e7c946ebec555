import type { Conv2d } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import type { FunctionBuilder, Pointer, Vector } from '../emit/function-builder.js';
import { emitActivation } from '../emit-activation.js';
import { DIRECT_ERROR_BOUND, type KernelContext, type KernelEntry, kernelFor } from '../kernel.js';
import { multiplyAdd } from '../multiply-add.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import { type ColumnTile, columnTiles } from './column-tiles.js';
import { convAxes, padded } from './conv-axes.js';
import { type Panel, panelsOf } from './panels.js';
import { splitRuns } from './split-runs.js';
import { tileCycles } from './tile-cycles.js';

const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

/** What shares an input address: one group, or two groups of 2 → 2 side by side in one vector. */
interface Unit {
  readonly count: number;
  /** Input channels, and so input bytes, from one unit to the next. */
  readonly inputs: number;
  readonly panels: readonly Panel[];
  readonly pairsGroups: boolean;
}

function unitOf({ layer, inputShapes }: PlacedAs<Conv2d>): Unit {
  const inputs = inputShapes[0]!.channels / layer.groups;
  const outputs = layer.outputChannels / layer.groups;
  const pairsGroups = inputs === 2 && outputs === 2 && layer.groups % 2 === 0;
  return {
    count: pairsGroups ? layer.groups / 2 : layer.groups,
    inputs: pairsGroups ? 4 : inputs,
    panels: panelsOf(pairsGroups ? LANES : outputs, LANES),
    pairsGroups,
  };
}

/** `[unit][vector of outputs]([bias])[ky][input channel of a group][kx][lane]`, each lane with the weight of its own output. */
function packGrouped(placed: PlacedAs<Conv2d>, { weights, bias }: LayerWeights): Float32Array {
  const { kernel, groups } = placed.layer;
  const [height, width] = kernel;
  const channels = placed.inputShapes[0]!.channels / groups;
  const { count, panels } = unitOf(placed);
  const packed: number[] = [];
  let first = 0;
  const pushLanes = (outputs: number, value: (output: number) => number): void => {
    for (let lane = 0; lane < LANES; lane++) packed.push(lane < outputs ? value(first + lane) : 0);
  };
  for (const panel of Array.from({ length: count }, () => panels).flat()) {
    for (let i = 0; i < panel.count; i++, first += panel.outputs) {
      if (bias) pushLanes(panel.outputs, (o) => bias[o]!);
      for (let ky = 0; ky < height; ky++) {
        for (let channel = 0; channel < channels; channel++) {
          for (let kx = 0; kx < width; kx++) {
            pushLanes(panel.outputs, (o) => weights![((o * channels + channel) * height + ky) * width + kx]!);
          }
        }
      }
    }
  }
  return Float32Array.from(packed);
}

/** Vectors that a compiler keeps in registers beside the one in use: sums and one filter row. */
const REGISTERS = 14;

/** Each sum waits for the one before it: eight at least must be in flight to start two multiply-adds a cycle. */
function tileSizes({ layer, output }: PlacedAs<Conv2d>, tilePixels: number): readonly number[] {
  const largest = Math.max(1, Math.min(tilePixels, REGISTERS - layer.kernel[1]));
  const runs = splitRuns(output.width, largest, (pixels) => tileCycles(pixels, 1));
  return runs.flatMap(({ size, count }) => Array<number>(count).fill(size));
}

/** Code for one vector of output channels over a tile of pixels in a row. */
class GroupedTile {
  readonly #f: FunctionBuilder;
  readonly #context: KernelContext<Conv2d>;
  readonly #sums: readonly Vector[];
  readonly #taps: readonly Vector[];
  readonly #value: Vector;
  readonly #input: Pointer;

  constructor(f: FunctionBuilder, context: KernelContext<Conv2d>, tilePixels: number) {
    this.#f = f;
    this.#context = context;
    this.#sums = f.vectors(tilePixels);
    this.#taps = f.vectors(context.placed.layer.kernel[1]);
    this.#value = f.vector();
    this.#input = f.pointer();
  }

  /** Moves `weights` past the vector's weights. */
  emit(tile: ColumnTile, lanes: number, groupInput: Pointer, weights: Pointer, output: Pointer): void {
    const f = this.#f;
    const { placed, inputs, output: outputLayout } = this.#context;
    const { kernel, dilation, bias, activation } = placed.layer;
    const sums = this.#sums.slice(0, tile.pixels);
    for (const sum of sums) {
      if (bias) f.load(weights, 0).set(sum);
      else f.constant(0).set(sum);
    }
    if (bias) f.advance(weights, VECTOR_BYTES);
    f.pointTo(this.#input, groupInput);
    f.times(kernel[0], () => {
      this.#emitRow(tile, weights);
      f.advance(this.#input, dilation[0] * inputs[0]!.rowBytes);
    });
    sums.forEach((sum, pixel) => {
      emitActivation(f, activation, sum);
      f.store(output, pixel * outputLayout.pixelBytes, sum, lanes);
    });
  }

  /** The products of one filter row, input channel by input channel. */
  #emitRow(tile: ColumnTile, weights: Pointer): void {
    const f = this.#f;
    const { inputs: channels, pairsGroups } = unitOf(this.#context.placed);
    if (pairsGroups) {
      for (const channel of [0, 1]) {
        // Two groups side by side: each lane takes its own group's channel.
        const lanes = [channel, channel, 2 + channel, 2 + channel];
        this.#emitProducts(tile, weights, (offset) => {
          f.load(this.#input, offset).set(this.#value);
          f.get(this.#value).get(this.#value).shuffle(lanes);
        });
      }
      return;
    }
    f.times(channels, () => {
      this.#emitProducts(tile, weights, (offset) => f.loadSplat(this.#input, offset));
      f.advance(this.#input, FLOAT_BYTES);
    });
    f.advance(this.#input, -channels * FLOAT_BYTES);
  }

  /** One filter row of one input channel; every input value serves all the pixels that see it. */
  #emitProducts(tile: ColumnTile, weights: Pointer, pushValue: (offset: number) => void): void {
    const f = this.#f;
    const { inputs, fusedMultiplyAdd } = this.#context;
    this.#taps.forEach((tap, kx) => {
      f.load(weights, kx * VECTOR_BYTES).set(tap);
    });
    for (const { offset, uses } of tile.columns) {
      pushValue(offset * inputs[0]!.pixelBytes);
      f.set(this.#value);
      for (const { pixel, kx } of uses) {
        multiplyAdd(
          f,
          this.#sums[pixel]!,
          () => f.get(this.#value),
          () => f.get(this.#taps[kx]!),
          fusedMultiplyAdd,
        );
      }
    }
    f.advance(weights, this.#taps.length * VECTOR_BYTES);
  }
}

/**
 * Narrow groups: a vector of output channels at a time, groups innermost, and each input value loaded once for all the
 * filter columns that use it, where a matrix product would load it for every one of them.
 */
export function groupedConv(tilePixels: number): KernelEntry {
  return kernelFor('conv2d', {
    name: `f32-gconv-${tilePixels}x4`,
    errorBound: DIRECT_ERROR_BOUND,
    border: ({ layer }) => layer.pads,
    emit(f, context, addresses) {
      const { placed, inputs, output } = context;
      const { pads, stride } = placed.layer;
      const { rowBytes, pixelBytes } = inputs[0]!;
      const unit = unitOf(placed);
      const columns = padded(convAxes(placed).columns, pads.right);
      const tiles = columnTiles(columns, tileSizes(placed, tilePixels));
      const groupTile = new GroupedTile(f, context, tilePixels);
      const [rowInput, rowOutput, tileInput, tileOutput] = [
        f.pointer(),
        f.pointer(),
        f.pointer(),
        f.pointer(),
      ];
      const [groupInput, weights, vectorOutput] = [f.pointer(), f.pointer(), f.pointer()];
      const emitGroups = (tile: ColumnTile): void => {
        f.pointTo(groupInput, tileInput)
          .pointTo(weights, addresses.weights)
          .pointTo(vectorOutput, tileOutput);
        f.times(unit.count, () => {
          for (const { outputs, count } of unit.panels) {
            f.times(count, () => {
              groupTile.emit(tile, outputs, groupInput, weights, vectorOutput);
              f.advance(vectorOutput, outputs * FLOAT_BYTES);
            });
          }
          f.advance(groupInput, unit.inputs * FLOAT_BYTES);
        });
      };
      f.pointTo(rowInput, addresses.inputs[0]!, -(pads.top * rowBytes + pads.left * pixelBytes));
      f.pointTo(rowOutput, addresses.output);
      f.times(output.map.height, () => {
        f.pointTo(tileInput, rowInput).pointTo(tileOutput, rowOutput);
        for (const tile of tiles) {
          f.times(tile.count, () => {
            emitGroups(tile);
            f.advance(tileInput, tile.pixels * stride[1] * pixelBytes);
            f.advance(tileOutput, tile.pixels * output.pixelBytes);
          });
        }
        f.advance(rowInput, stride[0] * rowBytes).advance(rowOutput, output.rowBytes);
      });
    },
    pack: packGrouped,
  });
}
