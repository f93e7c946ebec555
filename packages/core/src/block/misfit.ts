import type { BlockSpec } from './block-spec.js';
import { checkBlock } from './check-block.js';
import { formatFeatureMap, sameFeatureMap } from './feature-map.js';
import type { BlockKind, Misfit } from './kind.js';
import { checkCount } from './layer-output.js';
import { type Slot, slotOutput } from './slot.js';

/**
 * Why a block cannot fill a slot, or null when it can.
 * @param chain how often the block runs in a row; above 1 its output must feed it again
 * @throws {BlockError} where the block is none in any slot: an unknown kind or option, a value out of range
 */
export function misfit(block: BlockSpec, slot: Slot, chain = 1): Misfit | null {
  const kind = checkBlock(block);
  checkSlot(slot);
  checkCount(chain, 'chain');
  return kind.misfit(block, slot) ?? chainMisfit(slot, chain);
}

/** The options and slot axes that `misfit` looks at for a kind; everything else is free. */
export function fitAxes(kind: BlockKind, chain = 1): BlockKind['fitDependsOn'] {
  if (chain === 1) return kind.fitDependsOn;
  return [
    ...new Set([...kind.fitDependsOn, ...(['input', 'inputChannels', 'outputChannels', 'stride'] as const)]),
  ];
}

function chainMisfit(slot: Slot, chain: number): Misfit | null {
  const output = slotOutput(slot);
  if (chain === 1 || sameFeatureMap(output, slot.input)) return null;
  return {
    reason: 'a chain needs an output of the shape of its input',
    hint: `the slot goes from ${formatFeatureMap(slot.input)} to ${formatFeatureMap(output)}: use chain 1`,
  };
}

function checkSlot({ input, outputChannels, stride }: Slot): void {
  checkCount(input.height, 'slot.input.height');
  checkCount(input.width, 'slot.input.width');
  checkCount(input.channels, 'slot.input.channels');
  checkCount(outputChannels, 'slot.outputChannels');
  checkCount(stride, 'slot.stride');
}
