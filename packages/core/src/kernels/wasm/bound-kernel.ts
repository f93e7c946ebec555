import type { Pads, PlacedLayer } from '../../block/layer.js';
import type { LayerWeights } from '../../engine/engine.js';
import type { FunctionBuilder } from './emit/function-builder.js';
import type { FusedKernel } from './fused/fused-kernel.js';
import type { KernelAddresses, KernelContext, KernelEntry } from './kernel.js';

/** A kernel with what it runs: one layer, or two at once. */
export interface BoundKernel {
  readonly name: string;
  readonly algorithm: string;
  readonly errorBound: number;
  /** In running order. */
  readonly layers: readonly PlacedLayer[];
  /** The zeros it wants around its first input. */
  readonly border: Pads;
  readonly scratchBytes: number;
  emit(f: FunctionBuilder, tensors: KernelTensors, addresses: KernelAddresses): void;
  /** `weights`: one entry a layer. */
  pack(weights: readonly LayerWeights[]): Float32Array;
}

export type KernelTensors = Omit<KernelContext<never>, 'placed'>;

export function bindKernel(kernel: KernelEntry, placed: PlacedLayer): BoundKernel {
  const { name, algorithm, errorBound } = kernel;
  return {
    name,
    algorithm,
    errorBound,
    layers: [placed],
    border: kernel.border(placed),
    scratchBytes: kernel.scratchBytes(placed),
    emit: (f, tensors, addresses) => kernel.emit(f, { ...tensors, placed }, addresses),
    pack: ([weights]) => kernel.pack(placed, weights!),
  };
}

export function bindFused(kernel: FusedKernel, first: PlacedLayer, second: PlacedLayer): BoundKernel {
  const { name, algorithm, errorBound } = kernel;
  const pair = kernel.pair(first, second);
  if (!pair) throw new TypeError(`${name} does not run ${first.role} with ${second.role}`);
  return {
    name,
    algorithm,
    errorBound,
    layers: [first, second],
    border: kernel.border(pair),
    scratchBytes: kernel.scratchBytes(pair),
    emit: (f, tensors, addresses) => kernel.emit(f, pair, tensors, addresses),
    pack: ([firstWeights, secondWeights]) => kernel.pack(pair, firstWeights!, secondWeights!),
  };
}
