import type { Conv2d } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { activationFunction } from '../wgsl/activation-function.js';
import { bindings } from '../wgsl/bindings.js';
import { flatGrid } from '../wgsl/flat-grid.js';
import { inputPixel } from '../wgsl/input-pixel.js';
import { lanesOf, wgslType } from '../wgsl/lanes.js';

/** Output pixels an invocation, side by side in a row: what their windows share is read once. */
const TILE = 4;

/**
 * One filter a channel. An invocation computes a row of output pixels of four channels (or of one): it reads the part of an input row that they
 * see into registers, then a weight at a time. Parameters: `[tap][channel]`, then the biases.
 */
export function depthwiseConv(placed: PlacedAs<Conv2d>): LayerShader {
  const { kernel, stride, dilation, pads, bias, activation } = placed.layer;
  const { height, width, channels } = placed.output;
  const lanes = lanesOf(channels);
  const type = wgslType(lanes);
  const own = channels / lanes;
  const tile = Math.min(TILE, width);
  const strips = Math.ceil(width / tile);
  const { workgroups, head } = flatGrid((height * strips * channels) / lanes);
  const pixels = Array.from({ length: tile }, (_, pixel) => pixel);
  const taps = Array.from({ length: kernel[1] }, (_, tap) => tap);
  const column = (pixel: number, tap: number) => pixel * stride[1] + tap * dilation[1];
  const columns = [...new Set(pixels.flatMap((pixel) => taps.map((tap) => column(pixel, tap))))];
  const start = bias ? `parameters[${kernel[0] * kernel[1] * own}u + c]` : `${type}(0.0)`;
  const code = `${bindings({ inputs: [lanes], parameters: lanes, output: lanes })}
${inputPixel(placed.inputShapes[0]!, lanes)}
${activationFunction(activation, lanes)}
${head}
  let c = i % ${own}u;
  let strip = i / ${own}u;
  let oy = strip / ${strips}u;
  let ox = (strip % ${strips}u) * ${tile}u;
  let x = i32(ox) * ${stride[1]} - ${pads.left};
${pixels.map((pixel) => `  var sum${pixel} = ${start};`).join('\n')}
  for (var ky = 0; ky < ${kernel[0]}; ky++) {
    let y = i32(oy) * ${stride[0]} - ${pads.top} + ky * ${dilation[0]};
    if (y < 0 || y >= ${placed.inputShapes[0]!.height}) { continue; }
    let row = u32(ky) * ${kernel[1] * own}u + c;
${columns.map((at) => `    let x${at} = pixel(y, x + ${at}, c);`).join('\n')}
${taps
  .map((tap) =>
    [
      `    let w${tap} = parameters[row + ${tap * own}u];`,
      ...pixels.map((pixel) => `    sum${pixel} = fma(x${column(pixel, tap)}, w${tap}, sum${pixel});`),
    ].join('\n'),
  )
  .join('\n')}
  }
  let at = (oy * ${width}u + ox) * ${own}u + c;
${pixels
  .map(
    (pixel) => `  if (ox + ${pixel}u < ${width}u) { result[at + ${pixel * own}u] = activate(sum${pixel}); }`,
  )
  .join('\n')}
}
`;
  const pack = (weights: LayerWeights) => packDepthwise(weights, channels);
  return { name: `wgsl-dwconv-${tile}x${lanes}`, code, workgroups, pack };
}

function packDepthwise({ weights, bias }: LayerWeights, channels: number): Float32Array<ArrayBuffer> {
  const taps = weights!.length / channels;
  const packed = new Float32Array(weights!.length + (bias?.length ?? 0));
  for (let c = 0; c < channels; c++) {
    for (let tap = 0; tap < taps; tap++) packed[tap * channels + c] = weights![c * taps + tap]!;
  }
  if (bias) packed.set(bias, weights!.length);
  return packed;
}
