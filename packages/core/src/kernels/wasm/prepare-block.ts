import { elements } from '../../block/feature-map.js';
import type { LoweredLayers } from '../../block/layer.js';
import type { LayerWeights, Runnable, WeightSet } from '../../engine/engine.js';
import { WorkTooLargeError } from '../../engine/engine.js';
import type { HelperThread } from '../../engine/helper-threads.js';
import { sha256Hex } from '../../space/sha256-hex.js';
import { MEMORY_IMPORT } from './emit/module-builder.js';
import { generateModule, isSplit } from './generate-module.js';
import { DIRECT_ALGORITHM, DIRECT_ERROR_BOUND } from './kernel.js';
import { type MemoryMap, mapMemory } from './memory-map.js';
import {
  type BlockPlan,
  type FusionChoice,
  type KernelChoice,
  type PlannedStep,
  planBlock,
} from './plan-block.js';
import type { TensorLayout } from './tensor-layout.js';
import { ALL_LAYERS, type LayerLoop, loopExport } from './threads/loop-export.js';
import { ThreadTeam } from './threads/thread-team.js';

const PAGE_BYTES = 65_536;
const GIB = 2 ** 30;

export interface PrepareOptions {
  readonly chooseKernel: KernelChoice;
  /** Absent: every layer has a kernel of its own. */
  readonly chooseFusion?: FusionChoice;
  readonly fusedMultiplyAdd: boolean;
  readonly memoryLimitBytes: number;
  /** Threads to split the rows of every output over, beside the calling one; absent: none. */
  readonly helpers?: readonly HelperThread[];
}

function tooLarge(bytes: number, limit: string): WorkTooLargeError {
  return new WorkTooLargeError(`the block needs ${(bytes / GIB).toFixed(2)} GiB, ${limit}`);
}

function refuseTooLarge({ bytes }: MemoryMap, limitBytes: number): void {
  if (Math.ceil(bytes / PAGE_BYTES) * PAGE_BYTES <= limitBytes) return;
  throw tooLarge(bytes, `and ${(limitBytes / GIB).toFixed(2)} GiB is the limit`);
}

function allocate({ bytes }: MemoryMap, shared: boolean): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, ...(shared && { shared }) });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(bytes, 'more than this machine has to give');
    throw cause;
  }
}

/** Parameters as they come: packed, they take at least as much. */
function unpackedFloats({ steps }: BlockPlan, set: WeightSet): readonly number[] {
  const length = ({ weights, bias }: LayerWeights): number => (weights?.length ?? 0) + (bias?.length ?? 0);
  return steps.map(({ layers }) => layers.reduce((sum, index) => sum + length(set[index]!), 0));
}

/** The rows of a tensor as views, without its border. */
function rowsOf(
  memory: WebAssembly.Memory,
  origin: number,
  { map, rowBytes }: TensorLayout,
): readonly Float32Array[] {
  return Array.from(
    { length: map.height },
    (_, y) => new Float32Array(memory.buffer, origin + y * rowBytes, map.width * map.channels),
  );
}

/** The algorithms other than plain summation that its layers run on, or that there are none. */
function algorithmOf({ steps }: BlockPlan): string {
  const others = new Set(steps.map(({ kernel }) => kernel.algorithm));
  others.delete(DIRECT_ALGORITHM);
  return others.size > 0 ? [...others].sort().join('+') : DIRECT_ALGORITHM;
}

/** A block that is ready to run, and what it is made of: tests look behind the interface. */
export interface PreparedBlock {
  readonly runnable: Runnable;
  readonly plan: BlockPlan;
  readonly map: MemoryMap;
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
}

/** Plans, generates, compiles and fills in a block; nothing is allocated once it runs. */
export function prepareBlock(
  lowered: LoweredLayers,
  weightSets: readonly WeightSet[],
  { chooseKernel, chooseFusion, fusedMultiplyAdd, memoryLimitBytes, helpers = [] }: PrepareOptions,
): PreparedBlock {
  const plan = planBlock(lowered, chooseKernel, chooseFusion, 1 + helpers.length);
  const atLeast = mapMemory(plan, unpackedFloats(plan, weightSets[0]!), weightSets.length);
  refuseTooLarge(atLeast, memoryLimitBytes);
  const packed = (set: WeightSet): readonly Float32Array[] =>
    plan.steps.map(({ kernel, layers }) => kernel.pack(layers.map((index) => set[index]!)));
  const firstSet = packed(weightSets[0]!);
  const parameterFloats = firstSet.map(({ length }) => length);
  const map = mapMemory(plan, parameterFloats, weightSets.length);
  refuseTooLarge(map, memoryLimitBytes);
  const memory = allocate(map, helpers.length > 0);
  const bytes = generateModule(plan, map, fusedMultiplyAdd);
  // Compiled at once rather than in the background: a module is a few kilobytes, and its code is made at the first call anyway.
  const module = new WebAssembly.Module(bytes);
  const { exports } = new WebAssembly.Instance(module, {
    [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory },
  });
  const bytesOfMemory = new Uint8Array(memory.buffer);
  const weightSetAddress = (set: number): number => map.weightsStart + set * map.weightSetBytes;
  weightSets.forEach((weightSet, set) => {
    if (set > 0 && weightSet === weightSets[0]) {
      const first = weightSetAddress(0);
      bytesOfMemory.copyWithin(weightSetAddress(set), first, first + map.weightSetBytes);
      return;
    }
    const layers = set === 0 ? firstSet : packed(weightSet);
    layers.forEach((parameters, index) => {
      const address = weightSetAddress(set) + map.weightOffsets[index]!;
      new Float32Array(memory.buffer, address, parameters.length).set(parameters);
    });
  });
  const inputRows = rowsOf(memory, map.origins[0]!, plan.tensors[0]!.layout);
  const outputRows = rowsOf(memory, map.origins.at(-1)!, plan.tensors.at(-1)!.layout);
  const team = helpers.length > 0 ? new ThreadTeam(module, memory, helpers) : null;
  /** A layer, or all, as one call; undefined for a layer that runs with the one that it is fused with. */
  const callOf = (layer: number, steps: readonly PlannedStep[]) => {
    const loop = exports[loopExport(layer)] as LayerLoop | undefined;
    if (!loop || !team || !steps.some(isSplit)) return loop;
    return (times: number, address: number): void => team.run(layer, loop, times, address);
  };
  const runBlock = callOf(ALL_LAYERS, plan.steps)!;
  const runLayers = lowered.layers.map((_, layer) =>
    callOf(
      layer,
      plan.steps.filter(({ layers }) => layers.at(-1) === layer),
    ),
  );
  const inputLength = elements(lowered.input);
  const runnable: Runnable = {
    calls: 'sync',
    run(times, weightSet) {
      if (times > 0) runBlock(times, weightSetAddress(weightSet), 0);
    },
    runLayer(index, times) {
      if (times > 0) runLayers[index]?.(times, weightSetAddress(0), 0);
    },
    setInput(nhwc) {
      if (nhwc.length !== inputLength) {
        throw new RangeError(`the input has ${inputLength} elements, not ${nhwc.length}`);
      }
      let at = 0;
      for (const row of inputRows) {
        row.set(nhwc.subarray(at, at + row.length));
        at += row.length;
      }
    },
    output() {
      const output = new Float32Array(elements(lowered.output));
      let at = 0;
      for (const row of outputRows) {
        output.set(row, at);
        at += row.length;
      }
      return output;
    },
    bytes: memory.buffer.byteLength,
    algorithm: algorithmOf(plan),
    kernels: plan.steps.flatMap(({ kernel, layers }) => layers.map(() => kernel.name)),
    kernelHash: sha256Hex(bytes),
    errorBound: Math.max(DIRECT_ERROR_BOUND, ...plan.steps.map(({ kernel }) => kernel.errorBound)),
    dispose() {
      team?.leave();
    },
  };
  return { runnable, plan, map, memory, exports };
}
