import type { AveragePool, MaxPool } from '../../block/layer.js';
import type { ReferenceCall, ReferenceLayer } from './reference-layer.js';

/** Calls `visit` with the start (in elements) of every input pixel inside the map that an output pixel's window covers. */
function eachTap(
  { placed, pixels }: ReferenceCall<AveragePool | MaxPool>,
  reduce: (pixel: number, tapStarts: readonly number[]) => void,
): void {
  const { kernel, stride, pads } = placed.layer;
  const { height, width, channels } = placed.inputShapes[0]!;
  for (const pixel of pixels) {
    const top = Math.floor(pixel / placed.output.width) * stride[0] - pads.top;
    const left = (pixel % placed.output.width) * stride[1] - pads.left;
    const tapStarts: number[] = [];
    for (let y = Math.max(top, 0); y < Math.min(top + kernel[0], height); y++) {
      for (let x = Math.max(left, 0); x < Math.min(left + kernel[1], width); x++) {
        tapStarts.push((y * width + x) * channels);
      }
    }
    reduce(pixel, tapStarts);
  }
}

/** Mean of the window's taps inside the input: pads are neither summed nor counted. */
export const averagePool: ReferenceLayer<AveragePool> = {
  reach: (layer) => ({ ...layer, dilation: [1, 1] }),
  compute(call) {
    const { channels } = call.placed.output;
    const input = call.inputs[0]!;
    eachTap(call, (pixel, tapStarts) => {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (const start of tapStarts) sum += input[start + c]!;
        call.output[pixel * channels + c] = sum / tapStarts.length;
      }
    });
  },
};

/** Largest of the window's taps inside the input. */
export const maxPool: ReferenceLayer<MaxPool> = {
  reach: (layer) => ({ ...layer, dilation: [1, 1] }),
  compute(call) {
    const { channels } = call.placed.output;
    const input = call.inputs[0]!;
    eachTap(call, (pixel, tapStarts) => {
      for (let c = 0; c < channels; c++) {
        let largest = Number.NEGATIVE_INFINITY;
        for (const start of tapStarts) largest = Math.max(largest, input[start + c]!);
        call.output[pixel * channels + c] = largest;
      }
    });
  },
};
