import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { BLOCK_INPUT } from '../layer.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

const OWN_DEFAULTS = { ...WINDOW_DEFAULTS, expansion: 6 };

/**
 * 1×1 to t·c1 (none at t = 1), depthwise k×k, 1×1 to c2 (MobileNetV2): `hw·t·c1·(c1 + k² + c2)` MACs at stride 1;
 * at stride s the first term counts at h·w, the others at H·W. The input is added where stride 1 and equal channels allow it.
 * The activation follows the first two layers; the last is linear, as is the sum. Squeeze-excite follows the depthwise layer.
 */
export const invertedResidual: BlockKind = {
  kind: 'inverted-residual',
  summary:
    'A 1×1 convolution up by t, a depthwise k×k convolution, a linear 1×1 convolution down, and a shortcut.',
  options: OWN_DEFAULTS,
  required: [],
  fitDependsOn: ['kernel', 'dilation', 'expansion', 'inputChannels'],
  implied({ expansion = OWN_DEFAULTS.expansion }, slot) {
    if (slot === null) return {};
    const middleChannels = expandedChannels(slot.input.channels, expansion);
    return { groups: middleChannels, middleChannels };
  },
  misfit(block, { input }) {
    const { expansion } = { ...OWN_DEFAULTS, ...block };
    const misfit = windowMisfit({ ...OWN_DEFAULTS, ...block });
    if (misfit !== null || Number.isInteger(expandedChannels(input.channels, expansion))) return misfit;
    return {
      reason: 'the expansion does not give whole channels',
      hint: `use ${Math.max(1, Math.round(expansion))}`,
    };
  },
  lower(block, { input, outputChannels, stride }) {
    const { kernel, dilation, expansion, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...OWN_DEFAULTS,
      ...block,
    };
    const middleChannels = expandedChannels(input.channels, expansion);
    const graph = graphOf(input);
    if (expansion !== 1) graph.conv('expand', { outputChannels: middleChannels, bias, activation });
    graph.conv('depthwise', {
      outputChannels: middleChannels,
      kernel,
      dilation,
      stride: [stride, stride],
      groups: middleChannels,
      bias,
      activation,
    });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    const projected = graph.conv('project', { outputChannels, bias });
    if (stride === 1 && input.channels === outputChannels)
      graph.place('add', { layer: 'add', activation: 'none' }, [BLOCK_INPUT, projected]);
    return graph.lowered();
  },
};

/** t·c1, freed of the rounding that turns 1.1·10 into 11.000000000000002; no whole number where t does not give one. */
function expandedChannels(inputChannels: number, expansion: number): number {
  const exact = inputChannels * expansion;
  const whole = Math.round(exact);
  return whole >= 1 && Math.abs(exact - whole) < 1e-9 * exact ? whole : exact;
}
