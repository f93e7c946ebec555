import type { LoweredLayers, Pads, PlacedLayer } from '../../block/layer.js';
import { type BoundKernel, bindFused, bindKernel } from './bound-kernel.js';
import type { FusedKernel } from './fused/fused-kernel.js';
import type { KernelEntry } from './kernel.js';
import { NO_BORDER, type TensorLayout, tensorLayout, unionBorder } from './tensor-layout.js';
import { type RowBand, type Rows, rowBands, wholeBand } from './threads/row-bands.js';

/** What one thread does of a step. */
export interface StepPart {
  /** Bound to layers of these rows alone. */
  readonly kernel: BoundKernel;
  /** One entry an input. */
  readonly inputRows: readonly Rows[];
  readonly outputRows: Rows;
}

/** A kernel's run: one layer, or two that are fused. */
export interface PlannedStep {
  readonly kernel: BoundKernel;
  /** By thread; all of the step for the first where its rows are not split. */
  readonly parts: readonly StepPart[];
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
  /** The calling one and its helpers. */
  readonly threads: number;
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

/** Kernels for the bands of a step, one a thread; one for all of it where the kernel cannot run a band. */
function partsOf(
  layers: readonly PlacedLayer[],
  threads: number,
  bind: (layers: readonly PlacedLayer[]) => BoundKernel | null,
): readonly StepPart[] {
  const bound = (bands: readonly RowBand[]): readonly StepPart[] | null => {
    const parts = bands.map(({ layers: own, ...rows }) => ({ kernel: bind(own), ...rows }));
    return parts.every((part): part is StepPart => part.kernel !== null) ? parts : null;
  };
  return bound(rowBands(layers, threads)) ?? bound([wholeBand(layers)])!;
}

function planSteps(
  lowered: LoweredLayers,
  chooseKernel: KernelChoice,
  chooseFusion: FusionChoice,
  threads: number,
): readonly PlannedStep[] {
  const steps: PlannedStep[] = [];
  lowered.layers.forEach((placed, index) => {
    const output = index + 1;
    const before = lowered.layers[index - 1];
    const readsBefore = placed.inputs.length === 1 && placed.inputs[0] === index - 1;
    // What is fused already runs with the layer before it.
    const isApart = steps.at(-1)?.layers.length === 1;
    const fused =
      before && readsBefore && isApart && isOnlyReader(lowered, index) && chooseFusion(before, placed);
    if (fused) {
      const kernel = bindFused(fused, before, placed);
      const parts = partsOf(
        [before, placed],
        threads,
        ([first, second]) => fused.pair(first!, second!) && bindFused(fused, first!, second!),
      );
      const { inputs } = steps.pop()!;
      steps.push({ kernel, parts, layers: [index - 1, index], inputs, output });
    } else {
      const inputs = placed.inputs.map((source) => source + 1);
      const chosen = chooseKernel(placed);
      const kernel = bindKernel(chosen, placed);
      const parts = partsOf([placed], threads, ([own]) =>
        chosen.accepts(own!) ? bindKernel(chosen, own!) : null,
      );
      steps.push({ kernel, parts, layers: [index], inputs, output });
    }
  });
  return steps;
}

/** The zeros that a part wants around the whole of its first input: where it reads other rows of it, it wants none. */
function borderOf({ kernel: { border }, inputRows }: StepPart, height: number): Pads {
  const { first, count } = inputRows[0]!;
  return {
    ...border,
    top: Math.max(0, border.top - first),
    bottom: Math.max(0, border.bottom - (height - first - count)),
  };
}

/** Each tensor gets the border of zeros that its readers want, so that no layer has to copy its input to pad it. */
export function planBlock(
  lowered: LoweredLayers,
  chooseKernel: KernelChoice,
  chooseFusion: FusionChoice = () => undefined,
  threads = 1,
): BlockPlan {
  const steps = planSteps(lowered, chooseKernel, chooseFusion, threads);
  const maps = [lowered.input, ...lowered.layers.map(({ output }) => output)];
  const end = lowered.layers.length;
  const tensors = maps.map((map, tensor): PlannedTensor => {
    let border: Pads = NO_BORDER;
    let lastStep = tensor - 1;
    for (const { parts, layers, inputs } of steps) {
      if (!inputs.includes(tensor)) continue;
      lastStep = layers.at(-1)!;
      if (inputs[0] !== tensor) continue;
      for (const part of parts) border = unionBorder(border, borderOf(part, map.height));
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
  return { threads, steps, tensors };
}
