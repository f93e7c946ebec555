import type { BlockSpec, MixName } from '../block-spec.js';
import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { groupsHint } from '../divisors.js';
import { graphOf } from '../graph.js';
import type { BlockKind, Misfit } from '../kind.js';
import type { Slot } from '../slot.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

const OWN_DEFAULTS = { ...WINDOW_DEFAULTS, mix: 'none' as MixName };

/**
 * One k×k convolution in g groups (AlexNet, ResNeXt): `HWk²c1c2/g` MACs.
 * `mix: "shuffle"` adds ShuffleNet's channel shuffle; `mix: "pointwise"` makes it grouped c1→c1, then 1×1 c1→c2:
 * `HW·c1·(k²·c1/g + c2)` MACs. The activation follows each convolution; squeeze-excite follows the k×k one.
 */
export const grouped: BlockKind = {
  kind: 'grouped',
  summary: 'One k×k convolution in g groups, optionally followed by a channel shuffle or a 1×1 convolution.',
  options: { ...OWN_DEFAULTS, groups: undefined },
  required: ['groups'],
  fitDependsOn: ['kernel', 'dilation', 'groups', 'mix', 'inputChannels', 'outputChannels'],
  misfit(block, slot) {
    return windowMisfit({ ...OWN_DEFAULTS, ...block }) ?? groupsMisfit(block, slot);
  },
  lower(block, { input, outputChannels, stride }) {
    const { kernel, dilation, groups, mix, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...OWN_DEFAULTS,
      groups: 1,
      ...block,
    };
    const graph = graphOf(input);
    graph.conv('grouped', {
      outputChannels: mix === 'pointwise' ? input.channels : outputChannels,
      kernel,
      dilation,
      stride: [stride, stride],
      groups,
      bias,
      activation,
    });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    if (mix === 'shuffle') graph.place('shuffle', { layer: 'channelShuffle', groups });
    if (mix === 'pointwise') graph.conv('pointwise', { outputChannels, bias, activation });
    return graph.lowered();
  },
};

function groupsMisfit(block: BlockSpec, { input, outputChannels }: Slot): Misfit | null {
  const { groups, mix } = { groups: 1, ...OWN_DEFAULTS, ...block };
  const mixesAfter = mix === 'pointwise';
  const divided = mixesAfter ? [input.channels] : [input.channels, outputChannels];
  const misfit = (reason: string): Misfit => ({
    reason,
    hint: groupsHint(groups, divided, (g) => g > 1 && g < input.channels),
  });
  if (groups === 1) return misfit(mixesAfter ? 'one group mixes already' : 'same as standard');
  if (divided.some((channels) => channels % groups !== 0)) return misfit('groups do not divide the channels');
  if (groups < input.channels) return null;
  return misfit(mixesAfter ? 'same as depthwise-separable' : 'same as depthwise');
}
