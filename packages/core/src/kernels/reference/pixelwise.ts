import type { Activation, Add, BatchNorm, ChannelShuffle, Concat, Layer, Scale } from '../../block/layer.js';
import type { LayerWeights } from '../../engine/engine.js';
import { activate } from './activate.js';
import type { ReferenceLayer } from './reference-layer.js';

/** A layer whose output pixel depends on the same pixel of its inputs; `values[i]` are input i's channels there. */
function pixelwise<L extends Layer>(
  channelValue: (layer: L, values: readonly Float32Array[], channel: number, weights: LayerWeights) => number,
): ReferenceLayer<L> {
  return {
    reach: () => 'same-pixel',
    compute({ placed, inputs, weights, pixels, output }) {
      const outputChannels = placed.output.channels;
      for (const pixel of pixels) {
        const values = inputs.map((input, i) => {
          const { height, width, channels } = placed.inputShapes[i]!;
          const start = height * width === 1 ? 0 : pixel * channels;
          return input.subarray(start, start + channels);
        });
        for (let c = 0; c < outputChannels; c++) {
          output[pixel * outputChannels + c] = channelValue(placed.layer, values, c, weights);
        }
      }
    },
  };
}

/** `y = act(Σ_i x_i)` */
export const add = pixelwise<Add>((layer, values, c) => {
  let sum = 0;
  for (const value of values) sum += value[c]!;
  return activate(layer.activation, sum);
});

export const activation = pixelwise<Activation>((layer, values, c) =>
  activate(layer.activation, values[0]![c]!),
);

/** `y = x·scale + shift`, one scale and one shift a channel. */
export const batchNorm = pixelwise<BatchNorm>(
  (_, values, c, weights) => values[0]![c]! * weights.weights![c]! + weights.bias![c]!,
);

/** `output[i·groups + j] = input[j·(c/groups) + i]` */
export const channelShuffle = pixelwise<ChannelShuffle>((layer, values, c) => {
  const groupChannels = values[0]!.length / layer.groups;
  return values[0]![(c % layer.groups) * groupChannels + Math.floor(c / layer.groups)]!;
});

export const concat = pixelwise<Concat>((_, values, c) => {
  let channel = c;
  let input = 0;
  while (channel >= values[input]!.length) channel -= values[input++]!.length;
  return values[input]![channel]!;
});

/** `y[pixel, c] = x[pixel, c] · factor[c]`: the second input is one pixel for the whole map. */
export const scale = pixelwise<Scale>((_, values, c) => values[0]![c]! * values[1]![c]!);
