import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
let loading;

async function load() {
  const tf = require('@tensorflow/tfjs-core');
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  require('@tensorflow/tfjs-backend-cpu');
  wasm.setThreadsCount(1);
  const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  wasm.setWasmPaths(`${join(folder, 'dist')}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
}

/** OIHW to HWIO; a depthwise filter is `h × w × c × 1`, the same order of memory. */
function filterOf({ layer, input, weights }) {
  const [height, width] = layer.kernel;
  const inputs = input.channels / layer.groups;
  const filter = new Float32Array(weights.length);
  for (let o = 0; o < layer.outputChannels; o++)
    for (let i = 0; i < inputs; i++)
      for (let tap = 0; tap < height * width; tap++)
        filter[(tap * inputs + i) * layer.outputChannels + o] =
          weights[(o * inputs + i) * height * width + tap];
  return filter;
}

/** TensorFlow.js on XNNPACK. It has no grouped convolution but depthwise. */
export const tfjsWasm = {
  name: 'tfjs-wasm',
  kind: 'webassembly',
  async prepare(work, length) {
    const { layer, input } = work;
    const isDepthwise =
      layer.groups > 1 && layer.groups === input.channels && layer.outputChannels === input.channels;
    if (layer.groups > 1 && !isDepthwise) return null;
    loading ??= load();
    const tf = await loading;
    const x = tf.tensor4d(work.values, [1, input.height, input.width, input.channels]);
    const [height, width] = layer.kernel;
    const filterShape = isDepthwise
      ? [height, width, input.channels, 1]
      : [height, width, input.channels, layer.outputChannels];
    const filter = tf.tensor4d(filterOf(work), filterShape);
    const bias = tf.tensor1d(work.bias);
    const { top, bottom, left, right } = layer.pads;
    const options = {
      filter,
      bias,
      strides: layer.stride,
      dilations: layer.dilation,
      pad: [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ],
    };
    const convolve = isDepthwise ? tf.fused.depthwiseConv2d : tf.fused.conv2d;
    let y;
    const once = () => {
      y?.dispose();
      y = x;
      for (let step = 0; step < length; step++) {
        const next = convolve({ ...options, x: y });
        if (step > 0) y.dispose();
        y = next;
      }
    };
    return {
      async run(calls) {
        for (let call = 0; call < calls; call++) once();
      },
      output: () => y.dataSync(),
      dispose() {
        for (const tensor of [x, filter, bias, y]) tensor?.dispose();
      },
    };
  },
};
