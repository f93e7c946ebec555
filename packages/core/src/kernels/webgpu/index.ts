export { WEBGPU_ENGINE_NAME } from './engine-name.js';
export { createWebGpuEngine, webGpuEngine } from './webgpu-engine.js';
export type { Surroundings as WebGpuSurroundings } from './why-no-gpu.js';
