import type { LoweredLayers, Pads, PlacedLayer } from '../../block/layer.js';
import { type BoundKernel, bindFused, bindKernel } from './bound-kernel.js';
import type { FusedKernel } from './fused/fused-kernel.js';
import type { KernelEntry } from './kernel.js';
import { NO_BORDER, type TensorLayout, tensorLayout, unionBorder } from './tensor-layout.js';

/** A kernel's run: one layer, or two that are fused. */
export interface PlannedStep {
  readonly kernel: BoundKernel;
  /** Which layers of the block it runs. */
  readonly layers: readonly number[];
  /** Indices into `BlockPlan.tensors`. */
  readonly inputs: readonly number[];
  readonly output: number;
}

/** A tensor with the layers at whose run it must hold its values, layers that are fused running with their last. */
export interface PlannedTensor {
  readonly layout: TensorLayout;
  readonly firstStep: number;
  readonly lastStep: number;
}

/** Which kernels run, and how each tensor lies in memory. Tensor 0 is the block's input, tensor i + 1 layer i's output. */
export interface BlockPlan {
  readonly steps: readonly PlannedStep[];
  readonly tensors: readonly PlannedTensor[];
}

export type KernelChoice = (placed: PlacedLayer) => KernelEntry;
/** A kernel to run two layers at once, of which the second is the only reader of the first; undefined: none. */
export type FusionChoice = (first: PlacedLayer, second: PlacedLayer) => FusedKernel | undefined;

function isOnlyReader({ layers }: LoweredLayers, index: number): boolean {
  const readers = layers.flatMap(({ inputs }, reader) => inputs.map((source) => ({ source, reader })));
  return readers.filter(({ source }) => source === index - 1).every(({ reader }) => reader === index);
}

function planSteps(
  lowered: LoweredLayers,
  chooseKernel: KernelChoice,
  chooseFusion: FusionChoice,
): readonly PlannedStep[] {
  const steps: PlannedStep[] = [];
  lowered.layers.forEach((placed, index) => {
    const output = index + 1;
    const before = lowered.layers[index - 1];
    const readsBefore = placed.inputs.length === 1 && placed.inputs[0] === index - 1;
    const fused = before && readsBefore && isOnlyReader(lowered, index) && chooseFusion(before, placed);
    if (fused) {
      const kernel = bindFused(fused, before, placed);
      const { inputs } = steps.pop()!;
      steps.push({ kernel, layers: [index - 1, index], inputs, output });
    } else {
      const inputs = placed.inputs.map((source) => source + 1);
      steps.push({ kernel: bindKernel(chooseKernel(placed), placed), layers: [index], inputs, output });
    }
  });
  return steps;
}

/** Each tensor gets the border of zeros that its readers want, so that no layer has to copy its input to pad it. */
export function planBlock(
  lowered: LoweredLayers,
  chooseKernel: KernelChoice,
  chooseFusion: FusionChoice = () => undefined,
): BlockPlan {
  const steps = planSteps(lowered, chooseKernel, chooseFusion);
  const maps = [lowered.input, ...lowered.layers.map(({ output }) => output)];
  const end = lowered.layers.length;
  const tensors = maps.map((map, tensor): PlannedTensor => {
    let border: Pads = NO_BORDER;
    let lastStep = tensor - 1;
    for (const { kernel, layers, inputs } of steps) {
      if (!inputs.includes(tensor)) continue;
      lastStep = layers.at(-1)!;
      if (inputs[0] === tensor) border = unionBorder(border, kernel.border);
    }
    // The input is set once and read by every run; the output is fetched after the last layer.
    const outlivesRun = tensor === 0 || tensor === maps.length - 1;
    const exists = tensor === 0 || steps.some(({ output }) => output === tensor);
    return {
      layout: tensorLayout(exists ? map : { ...map, height: 0 }, border),
      firstStep: tensor - 1,
      lastStep: outlivesRun ? end : lastStep,
    };
  });
  return { steps, tensors };
}
