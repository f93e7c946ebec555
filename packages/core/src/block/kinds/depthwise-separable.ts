import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

/**
 * Depthwise k×k c1→c1, then 1×1 c1→c2 (MobileNetV1): `HW·c1·(k² + c2)` MACs.
 * The activation follows both; squeeze-excite stands between them.
 */
export const depthwiseSeparable: BlockKind = {
  kind: 'depthwise-separable',
  summary: 'A depthwise k×k convolution, then a 1×1 convolution that mixes the channels.',
  options: WINDOW_DEFAULTS,
  required: [],
  fitDependsOn: ['kernel', 'dilation'],
  implied: (_block, slot) => (slot === null ? {} : { groups: slot.input.channels }),
  misfit: (block) => windowMisfit({ ...WINDOW_DEFAULTS, ...block }),
  lower(block, { input, outputChannels, stride }) {
    const { kernel, dilation, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...WINDOW_DEFAULTS,
      ...block,
    };
    const graph = graphOf(input);
    graph.conv('depthwise', {
      outputChannels: input.channels,
      kernel,
      dilation,
      stride: [stride, stride],
      groups: input.channels,
      bias,
      activation,
    });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    graph.conv('pointwise', { outputChannels, bias, activation });
    return graph.lowered();
  },
};
