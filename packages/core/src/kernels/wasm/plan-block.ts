import type { LoweredLayers, Pads, PlacedLayer } from '../../block/layer.js';
import type { KernelEntry } from './kernel.js';
import { NO_BORDER, type TensorLayout, tensorLayout, unionBorder } from './tensor-layout.js';

export interface PlannedLayer {
  readonly placed: PlacedLayer;
  readonly kernel: KernelEntry;
  /** Indices into `BlockPlan.tensors`. */
  readonly inputs: readonly number[];
  readonly output: number;
}

/** A tensor with the steps at which it must hold its values; step i is layer i's run. */
export interface PlannedTensor {
  readonly layout: TensorLayout;
  readonly firstStep: number;
  readonly lastStep: number;
}

/** Which kernel runs each layer, and how each tensor lies in memory. Tensor 0 is the block's input, tensor i + 1 layer i's output. */
export interface BlockPlan {
  readonly layers: readonly PlannedLayer[];
  readonly tensors: readonly PlannedTensor[];
}

export type KernelChoice = (placed: PlacedLayer) => KernelEntry;

/** Each tensor gets the border of zeros that its readers want, so that no layer has to copy its input to pad it. */
export function planBlock(lowered: LoweredLayers, chooseKernel: KernelChoice): BlockPlan {
  const layers = lowered.layers.map(
    (placed, index): PlannedLayer => ({
      placed,
      kernel: chooseKernel(placed),
      inputs: placed.inputs.map((source) => source + 1),
      output: index + 1,
    }),
  );
  const maps = [lowered.input, ...lowered.layers.map(({ output }) => output)];
  const end = layers.length;
  const tensors = maps.map((map, tensor): PlannedTensor => {
    let border: Pads = NO_BORDER;
    let lastStep = tensor - 1;
    layers.forEach((layer, step) => {
      if (!layer.inputs.includes(tensor)) return;
      lastStep = step;
      if (layer.inputs[0] === tensor) border = unionBorder(border, layer.kernel.border(layer.placed));
    });
    // The input is set once and read by every run; the output is fetched after the last layer.
    const outlivesRun = tensor === 0 || tensor === maps.length - 1;
    return {
      layout: tensorLayout(map, border),
      firstStep: tensor - 1,
      lastStep: outlivesRun ? end : lastStep,
    };
  });
  return { layers, tensors };
}
