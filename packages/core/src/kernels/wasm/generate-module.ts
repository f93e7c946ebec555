import { FunctionBuilder } from './emit/function-builder.js';
import { ModuleBuilder } from './emit/module-builder.js';
import type { BlockPlan, PlannedStep } from './plan-block.js';

/** Where the block's tensors and parameters are. */
export interface BlockAddresses {
  /** Pixel (0, 0) of each tensor of the plan. */
  readonly origins: readonly number[];
  /** Start of each step's packed parameters, from the start of a weight set. */
  readonly weightOffsets: readonly number[];
  /** Of the memory that kernels use one after another. */
  readonly scratchStart: number;
}

/** Names of the exported functions, all of which take a number of times and the address of a weight set. */
export const RUN_EXPORT = 'run';
/** Layers that are fused run with their last. */
export function layerExport(index: number): string {
  return `layer${index}`;
}

function kernelFunction(
  plan: BlockPlan,
  step: PlannedStep,
  name: string,
  fusedMultiplyAdd: boolean,
): FunctionBuilder {
  const inputs = step.inputs.map((tensor) => plan.tensors[tensor]!.layout);
  const f = new FunctionBuilder(name, inputs.length + 3);
  step.kernel.emit(
    f,
    { inputs, output: plan.tensors[step.output]!.layout, fusedMultiplyAdd },
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
 * One module for the block: a function a kernel (alike layers share it) and loops around them, so that a batch of calls
 * crosses from JavaScript once.
 */
export function generateModule(
  plan: BlockPlan,
  { origins, weightOffsets, scratchStart }: BlockAddresses,
  fusedMultiplyAdd: boolean,
): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const functions = new Map<string, number>();
  const functionOf = (step: PlannedStep): number => {
    const layouts = [...step.inputs, step.output].map((tensor) => plan.tensors[tensor]!.layout);
    const identity = JSON.stringify([
      step.kernel.name,
      step.kernel.layers.map(({ layer }) => layer),
      layouts,
    ]);
    const known = functions.get(identity);
    if (known !== undefined) return known;
    const name = `kernel${functions.size}`;
    const index = module.add(kernelFunction(plan, step, name, fusedMultiplyAdd), { exported: false });
    functions.set(identity, index);
    return index;
  };
  const calls = plan.steps.map((step) => functionOf(step));

  const addLoop = (name: string, steps: readonly number[]): void => {
    const f = new FunctionBuilder(name, 2);
    const [times, weightSet] = [f.parameter(0), f.parameter(1)];
    const weights = f.pointer();
    f.timesLocal(times, () => {
      for (const index of steps) {
        const step = plan.steps[index]!;
        f.pointTo(weights, weightSet, weightOffsets[index]!);
        for (const tensor of step.inputs) f.integer(origins[tensor]!);
        f.get(weights).integer(origins[step.output]!).integer(scratchStart).call(calls[index]!);
      }
    });
    module.add(f, { exported: true });
  };
  addLoop(RUN_EXPORT, [...plan.steps.keys()]);
  plan.steps.forEach(({ layers }, index) => {
    addLoop(layerExport(layers.at(-1)!), [index]);
  });
  return module.encode();
}
