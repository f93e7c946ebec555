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
import { balancedSizes } from './split-runs.js';

const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

/** The widths of one group. */
interface GroupWidths {
  readonly inputs: number;
  readonly outputs: number;
}

function groupWidths({ layer, inputShapes }: PlacedAs<Conv2d>): GroupWidths {
  return {
    inputs: inputShapes[0]!.channels / layer.groups,
    outputs: layer.outputChannels / layer.groups,
  };
}

/** Groups whose outputs are whole vectors, or two of which are one: 2 → 2. */
function accepts(placed: PlacedAs<Conv2d>): boolean {
  const { inputs, outputs } = groupWidths(placed);
  return outputs % LANES === 0 || (inputs === 2 && outputs === 2 && placed.layer.groups % 2 === 0);
}

/** `[vector of outputs]([bias])[ky][input channel][kx][lane]`, each lane with the weight of its own group's input channel. */
function packGrouped(placed: PlacedAs<Conv2d>, { weights, bias }: LayerWeights): Float32Array {
  const { outputChannels, kernel } = placed.layer;
  const [height, width] = kernel;
  const { inputs } = groupWidths(placed);
  const packed: number[] = [];
  for (let first = 0; first < outputChannels; first += LANES) {
    const lanes = [0, 1, 2, 3].map((lane) => first + lane);
    if (bias) packed.push(...lanes.map((o) => bias[o]!));
    for (let ky = 0; ky < height; ky++) {
      for (let channel = 0; channel < inputs; channel++) {
        for (let kx = 0; kx < width; kx++) {
          packed.push(...lanes.map((o) => weights![((o * inputs + channel) * height + ky) * width + kx]!));
        }
      }
    }
  }
  return Float32Array.from(packed);
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
  emit(tile: ColumnTile, groupInput: Pointer, weights: Pointer, output: Pointer): void {
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
      f.store(output, pixel * outputLayout.pixelBytes, sum);
    });
  }

  /** The products of one filter row, input channel by input channel. */
  #emitRow(tile: ColumnTile, weights: Pointer): void {
    const f = this.#f;
    const { inputs: channels, outputs } = groupWidths(this.#context.placed);
    if (outputs === 2) {
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
    accepts,
    border: ({ layer }) => layer.pads,
    emit(f, context, addresses) {
      const { placed, inputs, output } = context;
      const { groups, pads, stride, outputChannels } = placed.layer;
      const { rowBytes, pixelBytes } = inputs[0]!;
      const widths = groupWidths(placed);
      const columns = padded(convAxes(placed).columns, pads.right);
      const tiles = columnTiles(columns, balancedSizes(columns.output, tilePixels));
      const vectors = outputChannels / LANES;
      const vectorsPerGroup = Math.max(1, widths.outputs / LANES);
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
        f.times(vectors / vectorsPerGroup, () => {
          f.times(vectorsPerGroup, () => {
            groupTile.emit(tile, groupInput, weights, vectorOutput);
            f.advance(vectorOutput, VECTOR_BYTES);
          });
          f.advance(groupInput, (inputs[0]!.pixelBytes / groups) * (widths.outputs === 2 ? 2 : 1));
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
