import type { BlockOptions, BlockSpec, CommonBlockOptions } from './block-spec.js';
import type { LoweredLayers } from './layer.js';
import type { Slot } from './slot.js';

/** The block's options that are not common to all kinds. */
export type OwnOptionName = Exclude<keyof BlockOptions, keyof CommonBlockOptions>;

/** A combination that does not exist, in words that repeat for alike combinations (they are counted by `reason`). */
export interface Misfit {
  /** A short, countable reason: `groups do not divide the channels`. */
  readonly reason: string;
  /** What would fit: `use 4 or 8: 64 channels divide by them`. */
  readonly hint?: string;
}

/** What a kind's `misfit` looks at, beyond the block's own options. Everything it does not name is free, and is counted without enumeration. */
export type SlotAxisName = 'input' | 'inputChannels' | 'outputChannels' | 'stride';

/** One kind of block: one file under `kinds/`, one line in the catalogue. */
export interface BlockKind {
  readonly kind: string;
  /** One sentence for `--help`, the schema and the docs. */
  readonly summary: string;
  /** The options it takes besides the common ones, each with its default; `undefined`: no default, the kind works it out or demands it. */
  readonly options: { readonly [Name in OwnOptionName]?: BlockOptions[Name] | undefined };
  /** Options that must be given (`groups` of `grouped`, `layers` of `sequence`). */
  readonly required: readonly OwnOptionName[];
  /** The options and slot axes that decide whether a combination exists. */
  readonly fitDependsOn: readonly (OwnOptionName | keyof CommonBlockOptions | SlotAxisName)[];
  /** Options that follow from the kind itself, and from the slot where one is given (`groups` of `depthwise`): for rows, never for keys. */
  implied?(block: BlockSpec, slot: Slot | null): Partial<BlockOptions>;
  /** Why this block cannot fill the slot, or null when it can. */
  misfit(block: BlockSpec, slot: Slot): Misfit | null;
  /** The block as layers. Call only where `misfit` is null. */
  lower(block: BlockSpec, slot: Slot): LoweredLayers;
}
