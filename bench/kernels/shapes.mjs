/** The layers of well-known networks at 224², batch 1, each once, and awkward ones; as `lowerSequence` reads them. */

function conv(network, side, inputChannels, outputChannels, kernel, options = {}) {
  const { groups = 1, stride = 1, dilation = 1, padding = 'same' } = options;
  const [kernelHeight, kernelWidth] = Array.isArray(kernel) ? kernel : [kernel, kernel];
  const kind =
    groups === inputChannels && groups > 1
      ? 'depthwise'
      : groups > 1
        ? 'grouped'
        : kernelHeight * kernelWidth === 1
          ? 'pointwise'
          : 'dense';
  const words = [
    `${kernelHeight}x${kernelWidth}`,
    kind === 'depthwise' ? 'dw' : '',
    `${side}²`,
    inputChannels === outputChannels ? `${inputChannels}` : `${inputChannels}→${outputChannels}`,
    kind === 'grouped' ? `g${groups}` : '',
    stride > 1 ? `s${stride}` : '',
    dilation > 1 ? `d${dilation}` : '',
    padding === 'valid' ? 'valid' : '',
  ];
  return {
    name: words.filter(Boolean).join(' '),
    network,
    kind,
    input: { height: side, width: side, channels: inputChannels },
    layer: {
      layer: 'conv2d',
      outputChannels,
      kernel: [kernelHeight, kernelWidth],
      stride: [stride, stride],
      dilation: [dilation, dilation],
      groups,
      padding,
      bias: true,
    },
  };
}

const depthwise = (network, side, channels, stride = 1, kernel = 3) =>
  conv(network, side, channels, channels, kernel, { groups: channels, stride });
const pointwise = (network, side, inputChannels, outputChannels, options) =>
  conv(network, side, inputChannels, outputChannels, 1, options);
const dense = (network, side, inputChannels, outputChannels, options) =>
  conv(network, side, inputChannels, outputChannels, 3, options);

function mobileNetV1() {
  const name = 'MobileNetV1';
  const stages = [
    [112, 32, 64, 1],
    [112, 64, 128, 2],
    [56, 128, 128, 1],
    [56, 128, 256, 2],
    [28, 256, 256, 1],
    [28, 256, 512, 2],
    [14, 512, 512, 1],
    [14, 512, 1024, 2],
    [7, 1024, 1024, 1],
  ];
  return [
    dense(name, 224, 3, 32, { stride: 2 }),
    ...stages.flatMap(([side, inputs, outputs, stride]) => [
      depthwise(name, side, inputs, stride),
      pointwise(name, side / stride, inputs, outputs),
    ]),
    pointwise(name, 1, 1024, 1000),
  ];
}

function mobileNetV2() {
  const name = 'MobileNetV2';
  const stages = [
    [112, 16, 96, 2, 24],
    [56, 24, 144, 1, 24],
    [56, 24, 144, 2, 32],
    [28, 32, 192, 1, 32],
    [28, 32, 192, 2, 64],
    [14, 64, 384, 1, 64],
    [14, 64, 384, 1, 96],
    [14, 96, 576, 1, 96],
    [14, 96, 576, 2, 160],
    [7, 160, 960, 1, 160],
    [7, 160, 960, 1, 320],
  ];
  return [
    pointwise(name, 112, 32, 16),
    ...stages.flatMap(([side, inputs, middle, stride, outputs]) => [
      pointwise(name, side, inputs, middle),
      depthwise(name, side, middle, stride),
      pointwise(name, side / stride, middle, outputs),
    ]),
    pointwise(name, 7, 320, 1280),
  ];
}

function shuffleNetV1() {
  const name = 'ShuffleNetV1';
  const widths = {
    1: [144, 288, 576],
    2: [200, 400, 800],
    3: [240, 480, 960],
    4: [272, 544, 1088],
    8: [384, 768, 1536],
  };
  return Object.entries(widths).flatMap(([groups, channels]) =>
    channels.flatMap((width, stage) => {
      const side = [28, 14, 7][stage];
      return [
        pointwise(name, side, width, width / 4, { groups: Number(groups) }),
        depthwise(name, side, width / 4),
        pointwise(name, side, width / 4, width, { groups: Number(groups) }),
      ];
    }),
  );
}

function resNet50() {
  const name = 'ResNet-50';
  const stages = [
    [56, 64, 256, 64],
    [28, 128, 512, 256],
    [14, 256, 1024, 512],
    [7, 512, 2048, 1024],
  ];
  return [
    conv(name, 224, 3, 64, 7, { stride: 2 }),
    ...stages.flatMap(([side, middle, wide, before], stage) => [
      pointwise(name, stage ? side * 2 : side, before, middle),
      dense(name, stage ? side * 2 : side, middle, middle, { stride: stage ? 2 : 1 }),
      pointwise(name, stage ? side * 2 : side, before, wide, { stride: stage ? 2 : 1 }),
      pointwise(name, side, middle, wide),
      pointwise(name, side, wide, middle),
      dense(name, side, middle, middle),
    ]),
  ];
}

function resNeXt50() {
  const stages = [
    [56, 128, 1],
    [56, 256, 2],
    [28, 256, 1],
    [28, 512, 2],
    [14, 512, 1],
    [14, 1024, 2],
    [7, 1024, 1],
  ];
  return stages.map(([side, width, stride]) =>
    dense('ResNeXt-50', side, width, width, { groups: 32, stride }),
  );
}

function oneOverG() {
  return [1, 2, 4, 8, 16, 32, 64].map((groups) => dense('1/g', 28, 128, 128, { groups }));
}

function awkward() {
  const name = 'awkward';
  return [
    dense(name, 28, 3, 5),
    dense(name, 28, 5, 30),
    dense(name, 28, 30, 30),
    dense(name, 28, 58, 58),
    pointwise(name, 28, 58, 58),
    pointwise(name, 28, 116, 116),
    depthwise(name, 28, 58),
    depthwise(name, 28, 116, 2),
    dense(name, 13, 96, 96),
    dense(name, 13, 96, 96, { groups: 3 }),
    depthwise(name, 13, 30),
    dense(name, 1, 64, 64),
    pointwise(name, 1, 512, 512),
    depthwise(name, 1, 512),
    conv(name, 28, 32, 32, 5),
    conv(name, 14, 64, 64, 7),
    conv(name, 17, 128, 128, [1, 7]),
    conv(name, 17, 128, 128, [7, 1]),
    depthwise(name, 28, 128, 1, 5),
    depthwise(name, 14, 256, 1, 7),
    depthwise(name, 28, 128, 2, 5),
    dense(name, 28, 64, 64, { dilation: 2 }),
    dense(name, 28, 64, 64, { padding: 'valid' }),
    conv(name, 28, 64, 64, 3, { groups: 64, dilation: 2 }),
    dense(name, 28, 96, 96, { groups: 32 }),
    dense(name, 28, 120, 120, { groups: 8 }),
  ];
}

/** Networks share layers: each shape stands once, under the first network that has it. */
export function shapes() {
  const seen = new Set();
  return [mobileNetV1, mobileNetV2, shuffleNetV1, resNet50, resNeXt50, oneOverG, awkward]
    .flatMap((network) => network())
    .filter(({ name }) => !seen.has(name) && seen.add(name));
}
