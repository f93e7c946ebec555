import type { LoweredLayers } from '../block/layer.js';
import type { HelperThreads } from './helper-threads.js';

/** The parameters of one layer; what a layer has no use for is absent. */
export interface LayerWeights {
  /** Conv2d: OIHW, `c2 × (c1/g) × k1 × k2`. Linear: `outputFeatures × inputFeatures`. BatchNorm: its `c` factors. */
  readonly weights?: Float32Array;
  /** Conv2d and Linear: one an output channel, where the layer has a bias. BatchNorm: its `c` offsets. */
  readonly bias?: Float32Array;
}

/** One entry a layer, in the order of `LoweredLayers.layers`. */
export type WeightSet = readonly LayerWeights[];

export const ALGORITHM_NAMES = ['auto', 'direct', 'winograd', 'fused'] as const;
/**
 * `auto` leaves the choice to the engine; `direct` forbids every algorithm other than plain summation, layer by layer;
 * the others ask for an algorithm wherever it can run, and a block where it cannot is unsupported.
 */
export type AlgorithmName = (typeof ALGORITHM_NAMES)[number];

/** What an engine found out about this machine and runtime (the best tile, say): plain JSON, stored with the run and given to every host. */
export type Calibration = { readonly [name: string]: number | string | boolean };

export interface EngineOptions {
  readonly algorithm: AlgorithmName;
  readonly threads: number;
  readonly calibration?: Calibration;
}

export interface EngineDescription {
  readonly name: string;
  readonly version: string;
  /** WebAssembly features, execution providers and the like: whatever two results must share to be comparable. */
  readonly features: readonly string[];
}

/** What to run: a block lowered to layers, its weights, and how. */
export interface Work {
  readonly layers: LoweredLayers;
  /** At least one. The same one may stand there many times, to make weights cold: each has memory of its own, as `run` takes them by place. */
  readonly weightSets: readonly WeightSet[];
  readonly options: EngineOptions;
  /** For `options.threads` above 1, where this place can start threads; engines that bring threads of their own need none. */
  readonly helperThreads?: HelperThreads;
}

/** Times the engine knows itself, for the whole of one `run` call. */
export interface DeviceTimes {
  readonly deviceNs?: number;
  readonly kernelNs?: number;
}

/** What else is to be known of calls that run on another processor than their thread's: a GPU. Its clock is not this processor's. */
export interface Offloaded {
  /** A batch of calls is at least so long: one wait for the other processor, and a step of its clock, are then small against it. */
  readonly leastBatchNs: number;
  /** Brings the last call's output here. Until then `output()` gives what was fetched before. */
  fetchOutput(): Promise<void>;
}

/** A block ready to run: inputs, weights and outputs exist, nothing is allocated any more. */
export interface Runnable {
  readonly calls: 'sync' | 'async';
  run(times: number, weightSet: number): void | Promise<DeviceTimes>;
  /** Layers that are fused run with the last of them; alone, the others do nothing. */
  runLayer?(index: number, times: number): void | Promise<void>;
  /** `h·w·c` elements, NHWC. */
  setInput(nhwc: Float32Array): void;
  /** A copy of the block's output, NHWC. Where calls are `offloaded`, `outputOf` fetches it first. */
  output(): Float32Array;
  /** Absent where calls run in this thread, or in threads beside it. */
  readonly offloaded?: Offloaded;
  /** Memory held: tensors, weights and scratch. */
  readonly bytes: number;
  /** What `auto` came to: `direct`, `winograd-f4x3`, `reference` … */
  readonly algorithm: string;
  /** One kernel name a layer, in running order: `f32-conv-6x8`, `f32-dwconv-9p4c` … */
  readonly kernels: readonly string[];
  /** Hash of the code that runs: equal code and options, equal hash. A verified hash need not be verified again. */
  readonly kernelHash: string;
  /** Largest allowed `max|y − ref| / max|ref|`: 1e-5 for direct algorithms, the stated bound of others. */
  readonly errorBound: number;
  dispose(): void;
}

/** What runs blocks. The measuring protocol runs beside it, in its thread. */
export interface Engine {
  readonly name: string;
  describe(): Promise<EngineDescription>;
  /**
   * Short (under 2 s) and optional; its answer comes back in `EngineOptions.calibration`. `known` is what it answered on this device before:
   * it may answer that again, as long as it would run the same code.
   */
  calibrate?(signal: AbortSignal, known?: Calibration): Promise<Calibration>;
  /** @throws {UnsupportedWorkError} for what it cannot run; @throws {WorkTooLargeError} for what memory cannot hold. */
  prepare(work: Work, signal: AbortSignal): Promise<Runnable>;
}

/** The engine cannot run this block: a state of the candidate (`unsupported`), not a failure. */
export class UnsupportedWorkError extends Error {
  readonly code = 'UNSUPPORTED_WORK';
}

/** The block needs more memory than there is: a state of the candidate (`skipped`, reason `memory: …`), not a failure. */
export class WorkTooLargeError extends Error {
  readonly code = 'WORK_TOO_LARGE';
}
