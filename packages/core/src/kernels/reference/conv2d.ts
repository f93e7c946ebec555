import type { Conv2d } from '../../block/layer.js';
import type { PlacedAs } from '../placed-as.js';
import { activate } from './activate.js';
import type { ReferenceCall, ReferenceLayer } from './reference-layer.js';

/** The inputs that one output pixel of one group sees, in the order of the weights (channel, row, column); pads are zeros. */
function gatherPatch(
  placed: PlacedAs<Conv2d>,
  input: Float32Array,
  pixel: number,
  group: number,
  patch: Float64Array,
): void {
  const { kernel, stride, dilation, pads, groups } = placed.layer;
  const { height, width, channels } = placed.inputShapes[0]!;
  const groupChannels = channels / groups;
  const top = Math.floor(pixel / placed.output.width) * stride[0] - pads.top;
  const left = (pixel % placed.output.width) * stride[1] - pads.left;
  let i = 0;
  for (let c = group * groupChannels; c < (group + 1) * groupChannels; c++) {
    for (let ky = 0; ky < kernel[0]; ky++) {
      const y = top + ky * dilation[0];
      for (let kx = 0; kx < kernel[1]; kx++) {
        const x = left + kx * dilation[1];
        const inside = y >= 0 && y < height && x >= 0 && x < width;
        patch[i++] = inside ? input[(y * width + x) * channels + c]! : 0;
      }
    }
  }
}

/** `y[o] = act(bias[o] + Σ_c Σ_ky Σ_kx x[c, y·s+ky·d−pad, x·s+kx·d−pad] · w[o, c, ky, kx])`, c over o's group. */
export const conv2d: ReferenceLayer<Conv2d> = {
  reach: (layer) => layer,
  compute({ placed, inputs, weights, pixels, output }: ReferenceCall<Conv2d>) {
    const { layer } = placed;
    const groupOutputs = layer.outputChannels / layer.groups;
    const fanIn = (placed.inputShapes[0]!.channels / layer.groups) * layer.kernel[0] * layer.kernel[1];
    const patch = new Float64Array(fanIn);
    const kernelWeights = weights.weights!;
    for (const pixel of pixels) {
      for (let o = 0; o < layer.outputChannels; o++) {
        if (o % groupOutputs === 0) gatherPatch(placed, inputs[0]!, pixel, o / groupOutputs, patch);
        let sum = weights.bias?.[o] ?? 0;
        const start = o * fanIn;
        for (let i = 0; i < fanIn; i++) sum += patch[i]! * kernelWeights[start + i]!;
        output[pixel * layer.outputChannels + o] = activate(layer.activation, sum);
      }
    }
  },
};
