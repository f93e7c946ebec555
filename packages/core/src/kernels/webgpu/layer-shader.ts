import type { LayerWeights } from '../../engine/engine.js';

/** How many workgroups are started along x, y and z. */
export type Workgroups = readonly [x: number, y: number, z: number];

/**
 * The code that runs one layer, for its shape. Its bindings are the layer's inputs in their order, then its parameters where it has some, then
 * its output; its entry point is `main`.
 */
export interface LayerShader {
  /** `wgsl-conv-32x32`: operation, output pixels × output channels a workgroup (`conv`) or an invocation (all others). */
  readonly name: string;
  readonly code: string;
  readonly workgroups: Workgroups;
  /** The layer's parameters in the order in which the code reads them; absent: it has none. */
  pack?(weights: LayerWeights): Float32Array<ArrayBuffer>;
}
