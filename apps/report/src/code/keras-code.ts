import type { ActivationName, Conv2d, FeatureMap, LoweredLayers, Pads, PlacedLayer } from '@convscape/core';
import { outputNames, tuple } from './names.js';
import { isSame, padForm } from './padding.js';

const ACTIVATIONS: { readonly [Name in ActivationName]: string | null } = {
  none: null,
  relu: 'relu',
  relu6: 'relu6',
  sigmoid: 'sigmoid',
  // x · relu6(x + 3) / 6 is `hard_silu` in Keras 3.
  'hard-swish': 'hard_silu',
};

/** The block as a functional Keras 3 model over NHWC tensors, layer by layer as it is counted and measured. */
export function kerasCode(lowered: LoweredLayers, words: string): string {
  const nameOf = outputNames(lowered);
  const steps = lowered.layers.flatMap((placed, index) =>
    stepsOf(placed, nameOf(index), placed.inputs.map(nameOf)),
  );
  const { input, output } = lowered;
  const imports = steps.some((step) => /\bops\./.test(step)) ? 'layers, ops' : 'layers';
  return `import keras
from keras import ${imports}

# ${words}: (N, ${input.height}, ${input.width}, ${input.channels}) to (N, ${output.height}, ${output.width}, ${output.channels})
x = keras.Input((${input.height}, ${input.width}, ${input.channels}))
${steps.join('\n')}
model = keras.Model(x, ${nameOf(lowered.layers.length - 1)})
`;
}

function stepsOf(placed: PlacedLayer, name: string, inputs: readonly string[]): readonly string[] {
  const { layer, inputShapes } = placed;
  const input = inputShapes[0]!;
  const first = inputs[0] ?? 'x';
  const all = `[${inputs.join(', ')}]`;
  switch (layer.layer) {
    case 'conv2d':
      return convSteps(layer, input, name, first);
    case 'linear':
      return [
        `${name} = layers.Dense(${[layer.outputFeatures, ...activationOption(layer.activation), biasOption(layer.bias)].join(', ')})(layers.Flatten()(${first}))`,
        `${name} = layers.Reshape((1, 1, ${layer.outputFeatures}))(${name})`,
      ];
    case 'batchNorm':
      return [`${name} = layers.BatchNormalization()(${first})`];
    case 'channelShuffle': {
      const { height, width, channels } = input;
      return [
        `${name} = layers.Reshape(${tuple([height, width, layer.groups, channels / layer.groups])})(${first})`,
        `${name} = layers.Reshape(${tuple([height, width, channels])})(layers.Permute((1, 2, 4, 3))(${name}))`,
      ];
    }
    case 'add':
      return activatedAfter(`${name} = layers.Add()(${all})`, name, layer.activation);
    case 'concat':
      return [`${name} = layers.Concatenate()(${all})`];
    case 'scale':
      return [`${name} = layers.Multiply()(${all})`];
    case 'globalAveragePool':
      return [`${name} = layers.GlobalAveragePooling2D(keepdims=True)(${first})`];
    case 'activation': {
      const activation = ACTIVATIONS[layer.activation];
      return [
        activation === null ? `${name} = ${first}` : `${name} = layers.Activation("${activation}")(${first})`,
      ];
    }
    case 'averagePool':
    case 'maxPool': {
      const kind = layer.layer === 'averagePool' ? 'Average' : 'Max';
      const pool = (padding: string) =>
        `layers.${kind}Pooling2D(${tuple(layer.kernel)}, strides=${tuple(layer.stride)}, padding="${padding}")`;
      if (padForm(layer.pads) === 'none') return [`${name} = ${pool('valid')}(${first})`];
      // Keras leaves padding out of a pool's mean and maximum, as this block does.
      if (isSame(layer.pads, input, { ...layer, dilation: [1, 1] }))
        return [`${name} = ${pool('same')}(${first})`];
      if (layer.layer === 'maxPool')
        return [
          `${name} = ${pool('valid')}(${opsPad(first, layer.pads, ', constant_values=float("-inf")')})`,
        ];
      const ones = opsPad(`ops.ones((1, ${input.height}, ${input.width}, 1))`, layer.pads);
      return [
        '# The share of each window that lies inside the input: padding does not count.',
        `${name}_inside = ops.average_pool(${ones}, ${tuple(layer.kernel)}, strides=${tuple(layer.stride)}, padding="valid")`,
        `${name} = ${pool('valid')}(${zeroPadded(first, layer.pads)}) / ${name}_inside`,
      ];
    }
  }
}

function convSteps(conv: Conv2d, input: FeatureMap, name: string, source: string): readonly string[] {
  const strided = conv.stride.some((step) => step > 1);
  const dilated = conv.dilation.some((step) => step > 1);
  // TensorFlow refuses stride and dilation together: the dilated one runs at stride 1, and every s-th place is kept.
  const sliced = strided && dilated;
  const asSame = !sliced && isSame(conv.pads, input, conv);
  const padding = asSame && padForm(conv.pads) !== 'none' ? 'same' : 'valid';
  const padded = padding === 'same' || padForm(conv.pads) === 'none' ? source : zeroPadded(source, conv.pads);
  const isDepthwise = conv.groups === input.channels && conv.groups > 1 && conv.stride[0] === conv.stride[1];
  const options = [
    ...(isDepthwise ? [tuple(conv.kernel)] : [String(conv.outputChannels), tuple(conv.kernel)]),
    ...(isDepthwise && conv.outputChannels !== conv.groups
      ? [`depth_multiplier=${conv.outputChannels / conv.groups}`]
      : []),
    ...(strided && !sliced ? [`strides=${tuple(conv.stride)}`] : []),
    `padding="${padding}"`,
    ...(dilated ? [`dilation_rate=${tuple(conv.dilation)}`] : []),
    ...(!isDepthwise && conv.groups !== 1 ? [`groups=${conv.groups}`] : []),
    ...activationOption(conv.activation),
    biasOption(conv.bias),
  ];
  const call = `${name} = layers.${isDepthwise ? 'DepthwiseConv2D' : 'Conv2D'}(${options.join(', ')})(${padded})`;
  return sliced ? [`${call}[:, ::${conv.stride[0]}, ::${conv.stride[1]}, :]`] : [call];
}

function activatedAfter(step: string, name: string, activation: ActivationName): readonly string[] {
  const keras = ACTIVATIONS[activation];
  return keras === null ? [step] : [step, `${name} = layers.Activation("${keras}")(${name})`];
}

function activationOption(activation: ActivationName): readonly string[] {
  const name = ACTIVATIONS[activation];
  return name === null ? [] : [`activation="${name}"`];
}

function biasOption(bias: boolean): string {
  return `use_bias=${bias ? 'True' : 'False'}`;
}

function zeroPadded(source: string, { top, left, bottom, right }: Pads): string {
  return `layers.ZeroPadding2D(((${top}, ${bottom}), (${left}, ${right})))(${source})`;
}

function opsPad(source: string, { top, left, bottom, right }: Pads, options = ''): string {
  return `ops.pad(${source}, ((0, 0), (${top}, ${bottom}), (${left}, ${right}), (0, 0))${options})`;
}
