import type { AlgorithmName, Engine, EngineOptions, Runnable, Work } from '../../engine/engine.js';
import { UnsupportedWorkError } from '../../engine/engine.js';
import type { HelperThread, HelperThreads } from '../../engine/helper-threads.js';
import { prepareArithmeticLimit, type SumsLayout } from './arithmetic-limit.js';
import { type Clock, calibrate } from './calibrate.js';
import { CALIBRATED_KERNELS, type CalibratedKernels, kernelChoice } from './choose-kernel.js';
import { wasmFeatures } from './features.js';
import { fusionChoice } from './fused/choose-fusion.js';
import { isSplit } from './generate-module.js';
import type { BlockPlan } from './plan-block.js';
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

/** What tells one of the engines on these kernels from another. */
export interface WasmVariant {
  readonly name: string;
  readonly classes: CalibratedKernels;
  /** Of the sums in the loop that measures the limit. */
  readonly limitLayout: SumsLayout;
}

const PLAIN: WasmVariant = { name: 'wasm', classes: CALIBRATED_KERNELS, limitLayout: 'apart' };

/** The threads to run beside the calling one. */
async function helpersFor(
  { threads }: EngineOptions,
  helperThreads: HelperThreads | undefined,
): Promise<readonly HelperThread[]> {
  if (threads === 1) return [];
  if (!helperThreads) {
    throw new UnsupportedWorkError(
      `${threads} threads: nobody here can start threads beside the measuring one`,
    );
  }
  if (threads > helperThreads.most) {
    throw new UnsupportedWorkError(
      `${threads} threads, and no more than ${helperThreads.most} here: ${helperThreads.whyNotMore}`,
    );
  }
  return helperThreads.start(threads - 1);
}

/** A block of which one thread does everything would be measured under a wrong name. */
function refuseIdleHelpers({ threads, steps }: BlockPlan): void {
  if (threads === 1 || steps.some(isSplit)) return;
  throw new UnsupportedWorkError(
    `${threads} threads need a layer whose rows of outputs can be split; linear layers, global pools and outputs of one row run on one`,
  );
}

/** What a block must have for an algorithm to run on it. */
const NEEDS: { readonly [algorithm in Exclude<AlgorithmName, 'auto' | 'direct'>]: string } = {
  winograd:
    'a 3×3 convolution of stride 1 and dilation 1 with up to 4096 input and more than 4 output channels a group, and more than one output pixel',
  fused: 'a depthwise layer that only a 1×1 convolution of stride 1 reads, right after it',
};

/** An algorithm that is asked for and that nothing runs on would be measured under a wrong name. */
function refuseMissing(wished: AlgorithmName, { algorithm }: Runnable): void {
  if (wished === 'auto' || wished === 'direct' || algorithm.startsWith(wished)) return;
  throw new UnsupportedWorkError(`algorithm "${wished}" needs ${NEEDS[wished]}`);
}

/** Runs blocks on kernels that are generated for their shapes: WebAssembly with SIMD, the same in Node and in browsers. */
export function createWasmEngine(
  chosen: WasmEngineOptions = {},
  { name, classes, limitLayout }: WasmVariant = PLAIN,
): Engine {
  const fusedMultiplyAdd = (features = wasmFeatures()): boolean =>
    chosen.fusedMultiplyAdd ?? features.includes('relaxed-simd');
  return {
    name,
    async describe() {
      return { name, version: VERSION, features: wasmFeatures() };
    },
    calibrate(signal, known) {
      const limit = prepareArithmeticLimit(fusedMultiplyAdd(), limitLayout);
      const subject = { classes, fusedMultiplyAdd: fusedMultiplyAdd(), limit };
      return calibrate(subject, chosen.now ?? (() => performance.now()), signal, known);
    },
    async prepare({ layers, weightSets, options, helperThreads }: Work, signal) {
      signal.throwIfAborted();
      const features = wasmFeatures();
      if (!features.includes('simd128'))
        throw new UnsupportedWorkError('this runtime has no WebAssembly SIMD');
      const helpers = await helpersFor(options, helperThreads);
      const { algorithm, calibration = {} } = options;
      const { preferredKernel } = chosen;
      const chooseKernel = kernelChoice(calibration, { algorithm, preferredKernel, classes });
      const { runnable, plan } = prepareBlock(layers, weightSets, {
        chooseKernel,
        chooseFusion: fusionChoice(calibration, { algorithm, classes }),
        fusedMultiplyAdd: fusedMultiplyAdd(features),
        memoryLimitBytes: chosen.memoryLimitBytes ?? ADDRESSABLE_BYTES,
        helpers,
      });
      refuseIdleHelpers(plan);
      refuseMissing(algorithm, runnable);
      return runnable;
    },
  };
}

export const wasmEngine: Engine = createWasmEngine();
