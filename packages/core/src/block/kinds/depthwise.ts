import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { graphOf } from '../graph.js';
import type { BlockKind, Misfit } from '../kind.js';
import type { Slot } from '../slot.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

/**
 * One k×k convolution with a group for each input channel; c2 is a multiple of c1: `HWk²c2` MACs.
 * The activation follows it; squeeze-excite comes last.
 */
export const depthwise: BlockKind = {
  kind: 'depthwise',
  summary: 'One k×k convolution a channel: no information flows between channels.',
  options: WINDOW_DEFAULTS,
  required: [],
  fitDependsOn: ['kernel', 'dilation', 'inputChannels', 'outputChannels'],
  implied: (_block, slot) => (slot === null ? {} : { groups: slot.input.channels }),
  misfit(block, slot) {
    return windowMisfit({ ...WINDOW_DEFAULTS, ...block }) ?? multipleMisfit(slot);
  },
  lower(block, { input, outputChannels, stride }) {
    const { kernel, dilation, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...WINDOW_DEFAULTS,
      ...block,
    };
    const graph = graphOf(input);
    graph.conv('depthwise', {
      outputChannels,
      kernel,
      dilation,
      stride: [stride, stride],
      groups: input.channels,
      bias,
      activation,
    });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    return graph.lowered();
  },
};

function multipleMisfit({ input, outputChannels }: Slot): Misfit | null {
  if (outputChannels % input.channels === 0) return null;
  const above = Math.ceil(outputChannels / input.channels) * input.channels;
  const below = above - input.channels;
  return {
    reason: 'output channels are not a multiple of the input channels',
    hint: `use ${below === 0 ? above : `${below} or ${above}`} output channels`,
  };
}
