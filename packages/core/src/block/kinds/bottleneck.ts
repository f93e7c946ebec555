import type { BlockSpec, ShortcutName } from '../block-spec.js';
import { COMMON_DEFAULTS, WINDOW_DEFAULTS } from '../common-options.js';
import { groupsHint } from '../divisors.js';
import { graphOf } from '../graph.js';
import type { BlockKind } from '../kind.js';
import { BLOCK_INPUT } from '../layer.js';
import type { Slot } from '../slot.js';
import { placeSqueezeExcite } from '../squeeze-excite.js';
import { windowMisfit } from '../window-misfit.js';

const OWN_DEFAULTS = {
  ...WINDOW_DEFAULTS,
  groups: 1,
  ratio: 0.25,
  shortcut: 'identity' as ShortcutName,
};

/**
 * 1×1 to m, k×k in g groups, 1×1 to c2 (ResNet, with groups ResNeXt): `hw(c1·m + k²·m²/g + m·c2)` MACs at stride 1.
 * m = c2·ratio to the nearest multiple of g, at least g; or `middleChannels`. The stride sits on the k×k layer.
 * `shortcut: "identity"` is added where shapes allow it and left out elsewhere; `"projection"` adds a 1×1 of the block's stride:
 * `+ HW·c1·c2`. The activation follows the first two convolutions and the sum (without a shortcut, the last convolution);
 * squeeze-excite follows the k×k layer.
 */
export const bottleneck: BlockKind = {
  kind: 'bottleneck',
  summary:
    'A 1×1 convolution down, a k×k convolution in g groups, a 1×1 convolution up, and a shortcut around them.',
  options: { ...OWN_DEFAULTS, middleChannels: undefined },
  required: [],
  fitDependsOn: ['kernel', 'dilation', 'groups', 'ratio', 'middleChannels'],
  implied: (block, slot) => (slot === null ? {} : { middleChannels: middle(block, slot) }),
  misfit(block) {
    const { groups, ratio, middleChannels } = { ...OWN_DEFAULTS, ...block };
    const misfit = windowMisfit({ ...OWN_DEFAULTS, ...block });
    if (misfit !== null || middleChannels === undefined) return misfit;
    if (ratio !== OWN_DEFAULTS.ratio)
      return { reason: 'ratio has no effect beside middleChannels', hint: 'give one of the two' };
    if (middleChannels % groups !== 0)
      return {
        reason: 'groups do not divide the channels',
        hint: groupsHint(groups, [middleChannels]),
      };
    return null;
  },
  lower(block, slot) {
    const { input, outputChannels, stride } = slot;
    const { kernel, dilation, groups, shortcut, bias, activation, squeezeExcite } = {
      ...COMMON_DEFAULTS,
      ...OWN_DEFAULTS,
      ...block,
    };
    const middleChannels = middle(block, slot);
    const fits = stride === 1 && input.channels === outputChannels;
    const isAdded = shortcut === 'projection' || (shortcut === 'identity' && fits);
    const strides = [stride, stride] as const;

    const graph = graphOf(input);
    graph.conv('reduce', { outputChannels: middleChannels, bias, activation });
    graph.conv('middle', {
      outputChannels: middleChannels,
      kernel,
      dilation,
      stride: strides,
      groups,
      bias,
      activation,
    });
    placeSqueezeExcite(graph, squeezeExcite, bias);
    const expanded = graph.conv('expand', {
      outputChannels,
      bias,
      activation: isAdded ? 'none' : activation,
    });
    if (!isAdded) return graph.lowered();
    const around =
      shortcut === 'projection'
        ? graph.conv('projection', { outputChannels, stride: strides, bias }, BLOCK_INPUT)
        : BLOCK_INPUT;
    graph.place('add', { layer: 'add', activation }, [around, expanded]);
    return graph.lowered();
  },
};

function middle(block: BlockSpec, { outputChannels }: Slot): number {
  const { groups, ratio, middleChannels } = { ...OWN_DEFAULTS, ...block };
  return middleChannels ?? Math.max(1, Math.round((outputChannels * ratio) / groups)) * groups;
}
