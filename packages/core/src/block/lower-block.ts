import { BlockError } from './block-error.js';
import type { BlockSpec } from './block-spec.js';
import { blockKind } from './catalogue.js';
import { BLOCK_INPUT, type LoweredLayers, type PlacedLayer } from './layer.js';
import { misfit } from './misfit.js';
import { formatSlot, type Slot } from './slot.js';

/**
 * A block as layers that fill a slot.
 * @param chain how often it runs in a row, each copy on the one before; roles then carry the copy's number: `reduce@2`
 * @throws {BlockError} `MISFIT` where `misfit` says why it does not fit, and all that `misfit` throws
 */
export function lowerBlock(block: BlockSpec, slot: Slot, chain = 1): LoweredLayers {
  const found = misfit(block, slot, chain);
  if (found !== null) {
    throw new BlockError('MISFIT', {
      place: `${block.kind} in ${formatSlot(slot)}`,
      received: found.reason,
      hint: found.hint ?? found.reason,
    });
  }
  const once = blockKind(block.kind).lower(block, slot);
  return chain === 1 ? once : repeated(once, chain);
}

function repeated({ input, output, layers }: LoweredLayers, chain: number): LoweredLayers {
  const copies: PlacedLayer[] = [];
  for (let copy = 0; copy < chain; copy++) {
    const offset = copy * layers.length;
    const start = copy === 0 ? BLOCK_INPUT : offset - 1;
    for (const placed of layers) {
      copies.push({
        ...placed,
        role: `${placed.role}@${copy + 1}`,
        inputs: placed.inputs.map((index) => (index === BLOCK_INPUT ? start : index + offset)),
      });
    }
  }
  return { input, output, layers: copies };
}
