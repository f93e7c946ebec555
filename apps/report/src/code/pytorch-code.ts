import type {
  ActivationName,
  AveragePool,
  Conv2d,
  LoweredLayers,
  MaxPool,
  Pads,
  PlacedLayer,
} from '@convscape/core';
import { className, outputNames, tuple } from './names.js';
import { padForm } from './padding.js';

const ACTIVATIONS: { readonly [Name in ActivationName]: string | null } = {
  none: null,
  relu: 'F.relu',
  relu6: 'F.relu6',
  sigmoid: 'torch.sigmoid',
  'hard-swish': 'F.hardswish',
};

/** The block as a PyTorch module over NCHW tensors, layer by layer as it is counted and measured. */
export function pytorchCode(lowered: LoweredLayers, kind: string, words: string): string {
  const nameOf = outputNames(lowered);
  const modules = lowered.layers.flatMap((placed, index) => {
    const module = moduleOf(placed);
    return module === null ? [] : [`        self.${nameOf(index)} = ${module}`];
  });
  const steps = lowered.layers.flatMap((placed, index) =>
    stepsOf(placed, nameOf(index), placed.inputs.map(nameOf)),
  );
  const { input, output } = lowered;
  return `import torch
import torch.nn.functional as F
from torch import nn


class ${className(kind)}(nn.Module):
    """${words}: (N, ${input.channels}, ${input.height}, ${input.width}) to (N, ${output.channels}, ${output.height}, ${output.width})."""

    def __init__(self):
        super().__init__()
${modules.join('\n')}

    def forward(self, x):
${steps.map((step) => `        ${step}`).join('\n')}
        return ${nameOf(lowered.layers.length - 1)}
`;
}

/** What holds weights, or null. */
function moduleOf({ layer, inputShapes }: PlacedLayer): string | null {
  const input = inputShapes[0]!;
  switch (layer.layer) {
    case 'conv2d':
      return convModule(layer, input.channels);
    case 'linear':
      return `nn.Linear(${input.height * input.width * input.channels}, ${layer.outputFeatures}, bias=${python(layer.bias)})`;
    case 'batchNorm':
      return `nn.BatchNorm2d(${input.channels})`;
    default:
      return null;
  }
}

function convModule(conv: Conv2d, inputChannels: number): string {
  const options = [inputChannels, conv.outputChannels, tuple(conv.kernel)];
  const isOne = ([height, width]: readonly [number, number]) => height === 1 && width === 1;
  const parts = [options.join(', ')];
  if (!isOne(conv.stride)) parts.push(`stride=${tuple(conv.stride)}`);
  if (padForm(conv.pads) === 'symmetric') parts.push(`padding=${tuple([conv.pads.top, conv.pads.left])}`);
  if (!isOne(conv.dilation)) parts.push(`dilation=${tuple(conv.dilation)}`);
  if (conv.groups !== 1) parts.push(`groups=${conv.groups}`);
  parts.push(`bias=${python(conv.bias)}`);
  return `nn.Conv2d(${parts.join(', ')})`;
}

function stepsOf(placed: PlacedLayer, name: string, inputs: readonly string[]): readonly string[] {
  const { layer } = placed;
  const [first = 'x', second = 'x'] = inputs;
  const give = (expression: string) => `${name} = ${expression}`;
  switch (layer.layer) {
    case 'conv2d': {
      const source = padForm(layer.pads) === 'each-side' ? padded(first, layer.pads) : first;
      return [give(activated(layer.activation, `self.${name}(${source})`))];
    }
    case 'linear':
      return [
        give(
          activated(layer.activation, `self.${name}(${first}.permute(0, 2, 3, 1).flatten(1))`) +
            '[:, :, None, None]',
        ),
      ];
    case 'batchNorm':
      return [give(`self.${name}(${first})`)];
    case 'channelShuffle':
      return [give(`${first}.unflatten(1, (${layer.groups}, -1)).transpose(1, 2).flatten(1, 2)`)];
    case 'add':
      return [give(activated(layer.activation, inputs.join(' + ')))];
    case 'concat':
      return [give(`torch.cat(${tuple(inputs)}, dim=1)`)];
    case 'scale':
      return [give(`${first} * ${second}`)];
    case 'globalAveragePool':
      return [give(`${first}.mean((2, 3), keepdim=True)`)];
    case 'activation':
      return [give(activated(layer.activation, first))];
    case 'averagePool':
      return averagePool(layer, name, first);
    case 'maxPool':
      return [give(maxPool(layer, first))];
  }
}

/** Pads count as absent: the mean is over the taps inside the input. */
function averagePool(pool: AveragePool, name: string, source: string): readonly string[] {
  const window = `${tuple(pool.kernel)}, ${tuple(pool.stride)}`;
  if (padForm(pool.pads) === 'none') return [`${name} = F.avg_pool2d(${source}, ${window})`];
  if (fitsTorchPool(pool)) {
    const padding = tuple([pool.pads.top, pool.pads.left]);
    return [`${name} = F.avg_pool2d(${source}, ${window}, padding=${padding}, count_include_pad=False)`];
  }
  const share = `F.avg_pool2d(${padded(`torch.ones_like(${source}[:1, :1])`, pool.pads)}, ${window})`;
  return [
    `# The share of each window that lies inside the input: padding does not count.`,
    `${name}_inside = ${share}`,
    `${name} = F.avg_pool2d(${padded(source, pool.pads)}, ${window}) / ${name}_inside`,
  ];
}

function maxPool(pool: MaxPool, source: string): string {
  const window = `${tuple(pool.kernel)}, ${tuple(pool.stride)}`;
  if (padForm(pool.pads) === 'none') return `F.max_pool2d(${source}, ${window})`;
  if (fitsTorchPool(pool))
    return `F.max_pool2d(${source}, ${window}, padding=${tuple([pool.pads.top, pool.pads.left])})`;
  return `F.max_pool2d(${padded(source, pool.pads, ", value=float('-inf')")}, ${window})`;
}

/** PyTorch pads a pool alike on both sides and by half its kernel at most. */
function fitsTorchPool({ pads, kernel }: AveragePool | MaxPool): boolean {
  return padForm(pads) === 'symmetric' && pads.top <= kernel[0] / 2 && pads.left <= kernel[1] / 2;
}

/** `F.pad` counts from the last dimension: left, right, top, bottom. */
function padded(source: string, { top, left, bottom, right }: Pads, options = ''): string {
  return `F.pad(${source}, ${tuple([left, right, top, bottom])}${options})`;
}

function activated(activation: ActivationName, expression: string): string {
  const name = ACTIVATIONS[activation];
  return name === null ? expression : `${name}(${expression})`;
}

function python(flag: boolean): string {
  return flag ? 'True' : 'False';
}
