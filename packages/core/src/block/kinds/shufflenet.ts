import { COMMON_DEFAULTS } from '../common-options.js';
import { groupsHint } from '../divisors.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { BLOCK_INPUT } from '../layer.js';
import { resolvePads } from '../pads.js';
import type { Slot } from '../slot.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';

/** The paper's group counts are 1, 2, 3, 4 and 8; 4 divides the widths most slots have. */
const OWN_DEFAULTS = { groups: 4 };

/** Bottleneck width: the paper's quarter of the output channels. */
const MIDDLE_SHARE = 4;

/**
 * ShuffleNet V1 unit (Zhang et al., 2018): grouped 1×1 to m = c2/4, channel shuffle, depthwise 3×3, grouped 1×1.
 * Stride 1: c1 = c2, identity shortcut, `hw(2cm/g + 9m)` MACs. Stride 2: the last convolution gives c2 − c1 channels, joined behind
 * a 3×3 average pool of the input. No shuffle at g = 1, where it would change nothing.
 * The activation follows the first convolution and the sum or the join; squeeze-excite follows the depthwise layer.
 */
export const shufflenet: BlockKind = {
  kind: 'shufflenet',
  summary: 'ShuffleNet V1 unit: grouped 1×1, channel shuffle, depthwise 3×3, grouped 1×1, and a shortcut.',
  options: OWN_DEFAULTS,
  required: [],
  fitDependsOn: ['groups', 'inputChannels', 'outputChannels', 'stride'],
  implied: (_block, slot) => ({
    kernel: [3, 3],
    dilation: [1, 1],
    ...(slot === null ? {} : { middleChannels: slot.outputChannels / MIDDLE_SHARE }),
  }),
  misfit(block, slot) {
    const { groups } = { ...OWN_DEFAULTS, ...block };
    const { input, outputChannels, stride } = slot;
    if (stride > 2) return { reason: 'stride is neither 1 nor 2', hint: 'use stride 1 or 2' };
    if (outputChannels % MIDDLE_SHARE !== 0)
      return {
        reason: `output channels are not a multiple of ${MIDDLE_SHARE}`,
        hint: `use ${Math.ceil(outputChannels / MIDDLE_SHARE) * MIDDLE_SHARE} output channels`,
      };
    if (stride === 1 && input.channels !== outputChannels)
      return {
        reason: 'the stride 1 unit keeps its channels',
        hint: `use ${input.channels} output channels, or stride 2`,
      };
    if (stride === 2 && outputChannels <= input.channels)
      return {
        reason: 'the stride 2 unit widens its channels',
        hint: `use more than ${input.channels} output channels`,
      };
    const divided = [input.channels, outputChannels / MIDDLE_SHARE, lastWidth(slot)];
    if (divided.some((channels) => channels % groups !== 0))
      return { reason: 'groups do not divide the channels', hint: groupsHint(groups, divided) };
    return null;
  },
  lower(block, slot) {
    const { input, outputChannels, stride } = slot;
    const { groups, bias, activation, squeezeExcite } = { ...COMMON_DEFAULTS, ...OWN_DEFAULTS, ...block };
    const middleChannels = outputChannels / MIDDLE_SHARE;
    const window = { kernel: [3, 3], stride: [stride, stride], dilation: [1, 1] } as const;

    const graph = graphOf(input);
    graph.conv('reduce', { outputChannels: middleChannels, groups, bias, activation });
    if (groups > 1) graph.place('shuffle', { layer: 'channelShuffle', groups });
    graph.conv('depthwise', { outputChannels: middleChannels, ...window, groups: middleChannels, bias });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    const expanded = graph.conv('expand', { outputChannels: lastWidth(slot), groups, bias });
    if (stride === 1) {
      graph.place('add', { layer: 'add', activation }, [BLOCK_INPUT, expanded]);
      return graph.lowered();
    }
    const pads = resolvePads('same', input, window);
    const pooled = graph.place(
      'pool',
      { layer: 'averagePool', kernel: window.kernel, stride: window.stride, pads },
      [BLOCK_INPUT],
    );
    graph.place('concat', { layer: 'concat' }, [pooled, expanded]);
    if (activation !== 'none') graph.place('activation', { layer: 'activation', activation });
    return graph.lowered();
  },
};

function lastWidth({ input, outputChannels, stride }: Slot): number {
  return stride === 1 ? outputChannels : outputChannels - input.channels;
}
