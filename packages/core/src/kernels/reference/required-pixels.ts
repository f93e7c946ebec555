import type { FeatureMap } from '../../block/feature-map.js';
import type { LoweredLayers, PlacedLayer } from '../../block/layer.js';
import { layerReach } from './compute-layer.js';
import type { Window } from './reference-layer.js';

export function allPixels(map: FeatureMap): Int32Array {
  return Int32Array.from({ length: map.height * map.width }, (_, pixel) => pixel);
}

function markWindow(window: Window, input: FeatureMap, y: number, x: number, marks: Uint8Array): void {
  const { kernel, stride, dilation, pads } = window;
  for (let ky = 0; ky < kernel[0]; ky++) {
    const iy = y * stride[0] - pads.top + ky * dilation[0];
    if (iy < 0 || iy >= input.height) continue;
    for (let kx = 0; kx < kernel[1]; kx++) {
      const ix = x * stride[1] - pads.left + kx * dilation[1];
      if (ix >= 0 && ix < input.width) marks[iy * input.width + ix] = 1;
    }
  }
}

function markInput(
  placed: PlacedLayer,
  inputIndex: number,
  outputMarks: Uint8Array,
  marks: Uint8Array,
): void {
  const reach = layerReach(placed, inputIndex);
  if (reach === 'whole-map') {
    if (outputMarks.includes(1)) marks.fill(1);
    return;
  }
  const input = placed.inputShapes[inputIndex]!;
  outputMarks.forEach((marked, pixel) => {
    if (!marked) return;
    if (reach === 'same-pixel') marks[pixel] = 1;
    else
      markWindow(reach, input, Math.floor(pixel / placed.output.width), pixel % placed.output.width, marks);
  });
}

/**
 * For every layer, the pixels it must compute so that `outputPixels` of the block's output come out exact: their
 * receptive field, followed backwards through the graph.
 */
export function requiredPixels(lowered: LoweredLayers, outputPixels: Int32Array): readonly Int32Array[] {
  const marks = lowered.layers.map(({ output }) => new Uint8Array(output.height * output.width));
  const last = marks.at(-1);
  if (!last) return [];
  for (const pixel of outputPixels) last[pixel] = 1;
  for (let index = lowered.layers.length - 1; index >= 0; index--) {
    const placed = lowered.layers[index]!;
    placed.inputs.forEach((source, inputIndex) => {
      if (source >= 0) markInput(placed, inputIndex, marks[index]!, marks[source]!);
    });
  }
  return marks.map((layerMarks) => allMarked(layerMarks));
}

function allMarked(marks: Uint8Array): Int32Array {
  const pixels: number[] = [];
  marks.forEach((marked, pixel) => {
    if (marked) pixels.push(pixel);
  });
  return Int32Array.from(pixels);
}
