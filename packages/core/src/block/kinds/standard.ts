import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

/** One dense k×k convolution, c1→c2: `HWk²c1c2` MACs. The activation follows it; squeeze-excite comes last. */
export const standard: BlockKind = {
  kind: 'standard',
  summary: 'One dense k×k convolution: every output channel reads every input channel.',
  options: WINDOW_DEFAULTS,
  required: [],
  fitDependsOn: ['kernel', 'dilation'],
  implied: () => ({ groups: 1 }),
  misfit: (block) => windowMisfit({ ...WINDOW_DEFAULTS, ...block }),
  lower(block, { input, outputChannels, stride }) {
    const { kernel, dilation, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...WINDOW_DEFAULTS,
      ...block,
    };
    const graph = graphOf(input);
    graph.conv('conv', { outputChannels, kernel, dilation, stride: [stride, stride], bias, activation });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    return graph.lowered();
  },
};
