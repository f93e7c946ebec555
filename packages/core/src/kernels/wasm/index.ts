export { type ArithmeticLimit, prepareArithmeticLimit } from './arithmetic-limit.js';
export { wasmFeatures } from './features.js';
export type { KernelEntry } from './kernel.js';
export { wasmKernels } from './registry.js';
export { createWasmEngine, type WasmEngineOptions, wasmEngine } from './wasm-engine.js';
