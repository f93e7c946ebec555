import type { Conv2d, Pads, PlacedLayer } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import type { KernelTensors } from '../bound-kernel.js';
import type { FunctionBuilder } from '../emit/function-builder.js';
import type { KernelAddresses } from '../kernel.js';

/** Two layers, the second the only reader of the first. */
export interface FusedPair {
  readonly first: PlacedAs<Conv2d>;
  readonly second: PlacedAs<Conv2d>;
}

/** A kernel for two layers at once: the tensor between them never exists as a whole. */
export interface FusedKernel {
  readonly name: string;
  readonly algorithm: string;
  readonly errorBound: number;
  /** The layers as the kernel takes them; null where it cannot. */
  pair(first: PlacedLayer, second: PlacedLayer): FusedPair | null;
  border(pair: FusedPair): Pads;
  scratchBytes(pair: FusedPair): number;
  emit(f: FunctionBuilder, pair: FusedPair, tensors: KernelTensors, addresses: KernelAddresses): void;
  pack(pair: FusedPair, first: LayerWeights, second: LayerWeights): Float32Array;
}
