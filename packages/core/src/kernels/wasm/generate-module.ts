import { FunctionBuilder } from './emit/function-builder.js';
import { ModuleBuilder } from './emit/module-builder.js';
import type { BlockPlan, PlannedLayer } from './plan-block.js';

/** Where the block's tensors and parameters are. */
export interface BlockAddresses {
  /** Pixel (0, 0) of each tensor of the plan. */
  readonly origins: readonly number[];
  /** Start of each layer's packed parameters, from the start of a weight set. */
  readonly weightOffsets: readonly number[];
  /** Of the memory that kernels use one after another. */
  readonly scratchStart: number;
}

/** Names of the exported functions, all of which take a number of times and the address of a weight set. */
export const RUN_EXPORT = 'run';
export function layerExport(index: number): string {
  return `layer${index}`;
}

function kernelFunction(
  plan: BlockPlan,
  layer: PlannedLayer,
  name: string,
  fusedMultiplyAdd: boolean,
): FunctionBuilder {
  const inputs = layer.inputs.map((tensor) => plan.tensors[tensor]!.layout);
  const f = new FunctionBuilder(name, inputs.length + 3);
  layer.kernel.emit(
    f,
    { placed: layer.placed, inputs, output: plan.tensors[layer.output]!.layout, fusedMultiplyAdd },
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
  const functionOf = (layer: PlannedLayer): number => {
    const layouts = [...layer.inputs, layer.output].map((tensor) => plan.tensors[tensor]!.layout);
    const identity = JSON.stringify([layer.kernel.name, layer.placed.layer, layouts]);
    const known = functions.get(identity);
    if (known !== undefined) return known;
    const name = `kernel${functions.size}`;
    const index = module.add(kernelFunction(plan, layer, name, fusedMultiplyAdd), { exported: false });
    functions.set(identity, index);
    return index;
  };
  const calls = plan.layers.map((layer) => functionOf(layer));

  const addLoop = (name: string, layers: readonly number[]): void => {
    const f = new FunctionBuilder(name, 2);
    const [times, weightSet] = [f.parameter(0), f.parameter(1)];
    const weights = f.pointer();
    f.timesLocal(times, () => {
      for (const index of layers) {
        const layer = plan.layers[index]!;
        f.pointTo(weights, weightSet, weightOffsets[index]!);
        for (const tensor of layer.inputs) f.integer(origins[tensor]!);
        f.get(weights).integer(origins[layer.output]!).integer(scratchStart).call(calls[index]!);
      }
    });
    module.add(f, { exported: true });
  };
  addLoop(RUN_EXPORT, [...plan.layers.keys()]);
  for (const index of plan.layers.keys()) addLoop(layerExport(index), [index]);
  return module.encode();
}
