import type { BlockOptions } from '../block/block-spec.js';
import type { CostColumn } from '../cost/cost.js';
import type { AlgorithmName } from '../engine/engine.js';

/** Every value an option may take; a single value is a list of one. */
export type BlockAxes = { readonly kind: string } & {
  readonly [Name in keyof BlockOptions]?: readonly BlockOptions[Name][];
} & {
  /** Slots this entry is meant for: only those with one of these strides. Absent: all. */
  readonly stride?: readonly number[];
};

/** Lower and upper bound, both inclusive, on a counted column. */
export interface Constraint {
  readonly column: CostColumn;
  readonly min?: number;
  readonly max?: number;
}

/** What a sweep asks for, before anything is enumerated: axes multiply. */
export interface Space {
  readonly slots: {
    /** `[height, width]` */
    readonly input: readonly (readonly [height: number, width: number])[];
    readonly inputChannels: readonly number[];
    readonly outputChannels: readonly number[] | 'same';
    readonly stride: readonly number[];
  };
  readonly blocks: readonly BlockAxes[];
  readonly engines: readonly string[];
  readonly algorithms: readonly AlgorithmName[];
  readonly threads: readonly number[];
  readonly chain: number;
  readonly constraints: readonly Constraint[];
  /** Draw this many candidates instead of taking all. */
  readonly sample?: number;
  /** Seeds the draw and the measuring order; never the weights. */
  readonly seed: number;
}
