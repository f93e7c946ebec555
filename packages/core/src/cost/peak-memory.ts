import { BLOCK_INPUT, type LoweredLayers } from '../block/layer.js';
import { exactSum } from './exact.js';
import { layerParams } from './layer-params.js';
import { mapElements } from './map-elements.js';
import { type Step, tensorAt } from './step.js';

/**
 * Largest number of elements held at once, over the steps: every tensor that is live, and the weights of the running step.
 * A tensor is live from the step that writes it (the block's input from the start) to the last step that reads it, so that a
 * residual stays live across its block. No step writes over its input.
 * @throws {CostOverflowError}
 */
export function peakElements(lowered: LoweredLayers, steps: readonly Step[]): number {
  const lastUse = new Map<number, number>();
  steps.forEach((step, position) => {
    for (const tensor of step.inputs) lastUse.set(tensor, position);
  });

  const live = new Set<number>([BLOCK_INPUT]);
  return steps.reduce((peak, step, position) => {
    live.add(step.index);
    const held = exactSum(`memory held at ${step.layers.at(-1)!.role}`, [
      ...[...live].map((tensor) => mapElements(tensorAt(lowered, tensor))),
      ...step.layers.map(layerParams),
    ]);
    for (const tensor of [...live]) if ((lastUse.get(tensor) ?? position) <= position) live.delete(tensor);
    return Math.max(peak, held);
  }, 0);
}
