import type { Engine, EngineOptions, Work } from '../../engine/engine.js';
import { UnsupportedWorkError } from '../../engine/engine.js';
import { type Clock, calibrate } from './calibrate.js';
import { kernelChoice } from './choose-kernel.js';
import { wasmFeatures } from './features.js';
import { prepareBlock } from './prepare-block.js';

const VERSION = '1';

/** WebAssembly addresses 4 GiB; engines refuse the last pages of it. */
const ADDRESSABLE_BYTES = 2 ** 32 - 2 ** 20;

/** What tests and benchmarks may choose; the product takes what the runtime has. */
export interface WasmEngineOptions {
  /** Relaxed-SIMD multiply-add; default: where the runtime has it. */
  readonly fusedMultiplyAdd?: boolean;
  /** The name of a kernel to take wherever it can run a layer. */
  readonly preferredKernel?: string;
  /** The clock a calibration reads; default: the platform's `performance.now`. */
  readonly now?: Clock;
  /** The largest memory a block may take; default: what WebAssembly can address. */
  readonly memoryLimitBytes?: number;
}

function refuseThreads({ threads }: EngineOptions): void {
  if (threads !== 1) throw new UnsupportedWorkError(`the wasm engine runs on one thread, not on ${threads}`);
}

/** Runs blocks on kernels that are generated for their shapes: WebAssembly with SIMD, the same in Node and in browsers. */
export function createWasmEngine(chosen: WasmEngineOptions = {}): Engine {
  const fusedMultiplyAdd = (): boolean => chosen.fusedMultiplyAdd ?? wasmFeatures().includes('relaxed-simd');
  return {
    name: 'wasm',
    async describe() {
      return { name: 'wasm', version: VERSION, features: wasmFeatures() };
    },
    calibrate: (signal) => calibrate(fusedMultiplyAdd(), chosen.now ?? (() => performance.now()), signal),
    async prepare({ layers, weightSets, options }: Work, signal) {
      signal.throwIfAborted();
      refuseThreads(options);
      return prepareBlock(layers, weightSets, {
        chooseKernel: kernelChoice(options.calibration ?? {}, chosen.preferredKernel),
        fusedMultiplyAdd: fusedMultiplyAdd(),
        memoryLimitBytes: chosen.memoryLimitBytes ?? ADDRESSABLE_BYTES,
      }).runnable;
    },
  };
}

export const wasmEngine: Engine = createWasmEngine();
