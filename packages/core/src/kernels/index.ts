import type { Engine } from '../engine/engine.js';
import { referenceEngine } from './reference/index.js';
import { wasm256Engine, wasmEngine } from './wasm/index.js';
import { webGpuEngine } from './webgpu/index.js';

export * from './reference/index.js';
export * from './wasm/index.js';
export * from './webgpu/index.js';

/** The engines that need no package of their own, by name. */
export const builtInEngines: { readonly [name: string]: Engine } = {
  [referenceEngine.name]: referenceEngine,
  [wasmEngine.name]: wasmEngine,
  [wasm256Engine.name]: wasm256Engine,
  [webGpuEngine.name]: webGpuEngine,
};
