import { FunctionBuilder } from './emit/function-builder.js';
import { ModuleBuilder } from './emit/module-builder.js';
import type { BlockPlan, PlannedStep, StepPart } from './plan-block.js';
import type { TensorLayout } from './tensor-layout.js';
import { barrierFunction } from './threads/barrier.js';
import { ALL_LAYERS, loopExport } from './threads/loop-export.js';
import type { Rows } from './threads/row-bands.js';

/** Where the block's tensors and parameters are. */
export interface BlockAddresses {
  /** Pixel (0, 0) of each tensor of the plan. */
  readonly origins: readonly number[];
  /** Start of each step's packed parameters, from the start of a weight set. */
  readonly weightOffsets: readonly number[];
  /** Of the memory that kernels use one after another, one a thread. */
  readonly scratchStarts: readonly number[];
}

/** A step whose rows are split has a part for other threads than the calling one. */
export function isSplit({ parts }: PlannedStep): boolean {
  return parts.length > 1;
}

function withRows(layout: TensorLayout, { count }: Rows): TensorLayout {
  return { ...layout, map: { ...layout.map, height: count } };
}

/** The tensors of a step as a part of it sees them: those rows, where they lie in the whole. */
function layoutsOf(
  { tensors }: BlockPlan,
  step: PlannedStep,
  { inputRows, outputRows }: StepPart,
): { readonly inputs: readonly TensorLayout[]; readonly output: TensorLayout } {
  return {
    inputs: step.inputs.map((tensor, i) => withRows(tensors[tensor]!.layout, inputRows[i]!)),
    output: withRows(tensors[step.output]!.layout, outputRows),
  };
}

function kernelFunction(
  name: string,
  { kernel }: StepPart,
  { inputs, output }: ReturnType<typeof layoutsOf>,
  fusedMultiplyAdd: boolean,
): FunctionBuilder {
  const f = new FunctionBuilder(name, inputs.length + 3);
  kernel.emit(
    f,
    { inputs, output, fusedMultiplyAdd },
    {
      inputs: inputs.map((_, i) => f.parameter(i)),
      weights: f.parameter(inputs.length),
      output: f.parameter(inputs.length + 1),
      scratch: f.parameter(inputs.length + 2),
    },
  );
  return f;
}

/**
 * One module for the block: a function a kernel (alike layers, and alike parts of a layer, share it) and loops around them, so that a
 * batch of calls crosses from JavaScript once. Every thread has loops of its own; they wait for each other after every step of which
 * several threads have a part, and before one, as layers depend on each other.
 */
export function generateModule(
  plan: BlockPlan,
  { origins, weightOffsets, scratchStarts }: BlockAddresses,
  fusedMultiplyAdd: boolean,
): Uint8Array<ArrayBuffer> {
  const { threads, steps, tensors } = plan;
  const module = new ModuleBuilder({ sharesMemory: threads > 1 });
  const functions = new Map<string, number>();
  const functionOf = (step: PlannedStep, part: StepPart): number => {
    const layouts = layoutsOf(plan, step, part);
    const identity = JSON.stringify([
      step.kernel.name,
      part.kernel.layers.map(({ layer }) => layer),
      [...layouts.inputs, layouts.output],
    ]);
    const known = functions.get(identity);
    if (known !== undefined) return known;
    const name = `kernel${functions.size}`;
    const index = module.add(kernelFunction(name, part, layouts, fusedMultiplyAdd), { exported: false });
    functions.set(identity, index);
    return index;
  };
  const calls = steps.map((step) => step.parts.map((part) => functionOf(step, part)));
  const barrier = threads > 1 ? module.add(barrierFunction('barrier'), { exported: false }) : null;
  const addressOf = (tensor: number, { first }: Rows): number =>
    origins[tensor]! + first * tensors[tensor]!.layout.rowBytes;

  const addLoop = (layer: number, indices: readonly number[], thread: number): void => {
    const f = new FunctionBuilder(loopExport(layer, thread), barrier === null ? 2 : 3);
    const [times, weightSet, target] = [f.parameter(0), f.parameter(1), f.parameter(2)];
    const weights = f.pointer();
    f.timesLocal(times, () => {
      indices.forEach((index, i) => {
        const step = steps[index]!;
        const next = steps[indices[i + 1] ?? indices[0]!]!;
        const part = step.parts[thread];
        if (part) {
          f.pointTo(weights, weightSet, weightOffsets[index]!);
          step.inputs.forEach((tensor, input) => {
            f.integer(addressOf(tensor, part.inputRows[input]!));
          });
          f.get(weights).integer(addressOf(step.output, part.outputRows));
          f.integer(scratchStarts[thread]!).call(calls[index]![thread]!);
        }
        if (barrier === null || !(isSplit(step) || isSplit(next))) return;
        f.advance(target, threads).get(target).call(barrier);
      });
    });
    module.add(f, { exported: true });
  };
  for (let thread = 0; thread < threads; thread++) {
    addLoop(ALL_LAYERS, [...steps.keys()], thread);
    steps.forEach(({ layers }, index) => {
      addLoop(layers.at(-1)!, [index], thread);
    });
  }
  return module.encode();
}
