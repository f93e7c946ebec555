import type { BlockSpec } from '../block/block-spec.js';
import type { Slot } from '../block/slot.js';
import type { AlgorithmName } from '../engine/engine.js';
import type { Axis, Setting } from './axis.js';

/** One value of every axis, put together. */
export interface Combination {
  readonly slot: Slot;
  readonly block: BlockSpec;
  readonly engine: string;
  readonly algorithm: AlgorithmName;
  readonly threads: number;
}

/** @param digits the place on each axis, in the order of the axes */
export function combine(kind: string, axes: readonly Axis[], digits: ArrayLike<number>): Combination {
  let slot: Setting = {};
  let block: BlockSpec = { kind };
  for (let at = 0; at < axes.length; at++) {
    const { setting } = axes[at]!.values[digits[at]!]!;
    if (setting.block) block = Object.assign(block, setting.block);
    else slot = Object.assign(slot, setting);
  }
  const { input, inputChannels, outputChannels, stride, engine, algorithm, threads } =
    slot as Required<Setting>;
  return {
    slot: { input: { height: input[0], width: input[1], channels: inputChannels }, outputChannels, stride },
    block,
    engine,
    algorithm,
    threads,
  };
}
