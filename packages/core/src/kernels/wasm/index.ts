export { type ArithmeticLimit, prepareArithmeticLimit } from './arithmetic-limit.js';
export { wasmFeatures } from './features.js';
export type { KernelEntry } from './kernel.js';
export { wasmKernels } from './registry.js';
export { REVECTORIZE_FEATURE, revectorizes } from './revectorization.js';
export { serveHelperWork } from './threads/serve-helper-work.js';
export { createWasm256Engine, type Wasm256EngineOptions, wasm256Engine } from './wasm-256-engine.js';
export { createWasmEngine, type WasmEngineOptions, wasmEngine } from './wasm-engine.js';
