import type { Layer, LayerName, Pads, PlacedLayer } from '../../block/layer.js';
import type { LayerWeights } from '../../engine/engine.js';
import type { PlacedAs } from '../placed-as.js';
import type { FunctionBuilder, Pointer } from './emit/function-builder.js';
import { NO_BORDER, type TensorLayout } from './tensor-layout.js';

/** What a kernel's code is generated for. */
export interface KernelContext<L extends Layer> {
  readonly placed: PlacedAs<L>;
  readonly inputs: readonly TensorLayout[];
  readonly output: TensorLayout;
  /** Multiply and add in one relaxed-SIMD instruction; otherwise two instructions, two roundings. */
  readonly fusedMultiplyAdd: boolean;
}

/** The kernel function's parameters: where pixel (0, 0) of each tensor is, and where weights and scratch memory start. */
export interface KernelAddresses {
  readonly inputs: readonly Pointer[];
  readonly weights: Pointer;
  readonly output: Pointer;
  /** `scratchBytes` of memory whose content nobody keeps. */
  readonly scratch: Pointer;
}

/** What one kind of kernel has to say about layers of one kind. */
export interface KernelDefinition<L extends Layer> {
  /** `f32-conv-6x8`: element type, operation, output pixels × output channels a tile. */
  readonly name: string;
  /** How it comes to its sums, `winograd-f4x3` say; absent: `direct`. */
  readonly algorithm?: string;
  /** `max|y − ref| / max|ref|` at most. */
  readonly errorBound: number;
  /** Absent: every layer of its kind. */
  accepts?(placed: PlacedAs<L>): boolean;
  /** The zeros it wants around its first input; absent: none. */
  border?(placed: PlacedAs<L>): Pads;
  /** Memory for what lies between its inputs and its output; absent: none. */
  scratchBytes?(placed: PlacedAs<L>): number;
  emit(f: FunctionBuilder, context: KernelContext<L>, addresses: KernelAddresses): void;
  /** The layer's parameters in the order the code reads them; absent: it has none. */
  pack?(placed: PlacedAs<L>, weights: LayerWeights): Float32Array;
}

/** An entry of the registry: a kernel that can be asked about any layer. */
export type KernelEntry = Required<KernelDefinition<Layer>>;

/** Makes a registry entry of a kernel for one kind of layer. */
export function kernelFor<Name extends LayerName>(
  layerName: Name,
  definition: KernelDefinition<Extract<Layer, { layer: Name }>>,
): KernelEntry {
  type Own = PlacedAs<Extract<Layer, { layer: Name }>>;
  const isOwn = (placed: PlacedLayer): placed is Own => placed.layer.layer === layerName;
  const own = (placed: PlacedLayer): Own => {
    if (isOwn(placed)) return placed;
    throw new TypeError(`${definition.name} runs ${layerName} layers, not ${placed.layer.layer}`);
  };
  return {
    name: definition.name,
    algorithm: definition.algorithm ?? DIRECT_ALGORITHM,
    errorBound: definition.errorBound,
    accepts: (placed) => isOwn(placed) && (definition.accepts?.(placed) ?? true),
    border: (placed) => definition.border?.(own(placed)) ?? NO_BORDER,
    scratchBytes: (placed) => definition.scratchBytes?.(own(placed)) ?? 0,
    emit: (f, context, addresses) =>
      definition.emit(f, { ...context, placed: own(context.placed) }, addresses),
    pack: (placed, weights) => definition.pack?.(own(placed), weights) ?? new Float32Array(0),
  };
}

/** Sums of products as the definition of a layer has them. */
export const DIRECT_ALGORITHM = 'direct';

/** For kernels that sum directly in float32. */
export const DIRECT_ERROR_BOUND = 1e-5;
