import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

/**
 * k×1 c1→m, then 1×k m→c2; m is `middleChannels`, c2 unless given: `HW·k·(c1·m + m·c2)` MACs at stride 1.
 * A stride is shared: the first layer takes the rows', the second the columns'.
 * The activation follows both; squeeze-excite comes last.
 */
export const spatiallySeparable: BlockKind = {
  kind: 'spatially-separable',
  summary: 'A k×1 convolution, then a 1×k convolution.',
  options: { ...WINDOW_DEFAULTS, middleChannels: undefined },
  required: [],
  fitDependsOn: ['kernel', 'dilation'],
  implied: ({ middleChannels }, slot) => ({
    groups: 1,
    ...(slot === null ? {} : { middleChannels: middleChannels ?? slot.outputChannels }),
  }),
  misfit: (block) => windowMisfit({ ...WINDOW_DEFAULTS, ...block }),
  lower(block, { input, outputChannels, stride }) {
    const { kernel, dilation, middleChannels, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...WINDOW_DEFAULTS,
      ...block,
    };
    const graph = graphOf(input);
    graph.conv('vertical', {
      outputChannels: middleChannels ?? outputChannels,
      kernel: [kernel[0], 1],
      dilation: [dilation[0], 1],
      stride: [stride, 1],
      bias,
      activation,
    });
    graph.conv('horizontal', {
      outputChannels,
      kernel: [1, kernel[1]],
      dilation: [1, dilation[1]],
      stride: [1, stride],
      bias,
      activation,
    });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    return graph.lowered();
  },
};
