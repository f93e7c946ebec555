import { BlockError } from '../block-error.js';
import type { BlockSpec } from '../block-spec.js';
import { COMMON_DEFAULTS } from '../common-options.js';
import { formatFeatureMap, sameFeatureMap } from '../feature-map.js';
import type { BlockKind } from '../kind.js';
import type { LoweredLayers } from '../layer.js';
import { placeSequence } from '../lower-sequence.js';
import { type Slot, slotOutput } from '../slot.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';

/**
 * The user's own layers; MACs are their sum. Strides are the layers' own: together they must give the slot's output.
 * `bias` and `activation` hold for convolutions and linear layers that say nothing of their own; squeeze-excite comes last.
 */
export const sequence: BlockKind = {
  kind: 'sequence',
  summary: 'A list of layers of your own.',
  options: { layers: undefined },
  required: ['layers'],
  fitDependsOn: ['layers', 'input', 'inputChannels', 'outputChannels', 'stride'],
  misfit(block, slot) {
    try {
      const given = lowerLayers(block, slot).output;
      const wanted = slotOutput(slot);
      if (sameFeatureMap(given, wanted)) return null;
      return {
        reason: 'the sequence does not give the output of the slot',
        hint: `it gives ${formatFeatureMap(given)}, the slot wants ${formatFeatureMap(wanted)}`,
      };
    } catch (error) {
      if (!(error instanceof BlockError)) throw error;
      return { reason: error.reason, hint: `${error.place}: ${error.hint}` };
    }
  },
  lower: lowerLayers,
};

function lowerLayers(block: BlockSpec, { input }: Slot): LoweredLayers {
  const { layers, bias, activation, squeezeExcite } = { ...COMMON_DEFAULTS, layers: [], ...block };
  const graph = placeSequence(input, layers, { bias, activation });
  placeSqueezeExcite(graph, squeezeExcite, bias);
  return graph.lowered();
}
