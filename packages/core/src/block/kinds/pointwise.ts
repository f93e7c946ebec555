import { COMMON_DEFAULTS } from '../common-options.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';

/** One dense 1×1 convolution, c1→c2: `HW·c1·c2` MACs. The activation follows it; squeeze-excite comes last. */
export const pointwise: BlockKind = {
  kind: 'pointwise',
  summary: 'One dense 1×1 convolution: mixes channels, sees no neighbours.',
  options: {},
  required: [],
  fitDependsOn: [],
  implied: () => ({ kernel: [1, 1], dilation: [1, 1], groups: 1 }),
  misfit: () => null,
  lower(block, { input, outputChannels, stride }) {
    const { bias, activation, squeezeExcite } = { ...COMMON_DEFAULTS, ...block };
    const graph = graphOf(input);
    graph.conv('pointwise', { outputChannels, stride: [stride, stride], bias, activation });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    return graph.lowered();
  },
};
