import type { Conv2d } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { activationFunction } from '../wgsl/activation-function.js';
import { bindings } from '../wgsl/bindings.js';
import { flatGrid } from '../wgsl/flat-grid.js';
import { inputPixel } from '../wgsl/input-pixel.js';
import { lanesOf, wgslType } from '../wgsl/lanes.js';

/** Output pixels an invocation, side by side in a row: each weight is read once for all of them. */
const TILE = 4;
const LANE_NAMES = ['x', 'y', 'z', 'w'];

/**
 * A convolution whose groups are too narrow to fill a workgroup's tile: an invocation computes a row of output pixels of four output channels
 * of one group (or of one), straight from memory; neighbouring invocations take neighbouring channels. Parameters:
 * `[output channels in fours][tap][input channel of the group]`, then the biases.
 */
export function narrowConv(placed: PlacedAs<Conv2d>): LayerShader {
  const { kernel, stride, dilation, pads, groups, bias, activation } = placed.layer;
  const { height, width, channels: outputs } = placed.output;
  const input = placed.inputShapes[0]!;
  const groupInputs = input.channels / groups;
  const groupOutputs = outputs / groups;
  const inLanes = lanesOf(groupInputs);
  const lanes = lanesOf(groupOutputs);
  const type = wgslType(lanes);
  const own = outputs / lanes;
  const tile = Math.min(TILE, width);
  const strips = Math.ceil(width / tile);
  const { workgroups, head } = flatGrid(height * strips * own);
  const pixels = Array.from({ length: tile }, (_, pixel) => pixel);
  const perOutput = kernel[0] * kernel[1] * groupInputs;
  const start = bias ? `parameters[${own * perOutput}u + o]` : `${type}(0.0)`;
  const multiply = Array.from({ length: inLanes }, (_, lane) => {
    const weight = `parameters[row + c * ${inLanes}u + ${lane}u]`;
    return [
      `        let w${lane} = ${weight};`,
      ...pixels.map((pixel) => {
        const value = inLanes === 4 ? `x${pixel}.${LANE_NAMES[lane]}` : `x${pixel}`;
        return `        sum${pixel} = fma(${type}(${value}), w${lane}, sum${pixel});`;
      }),
    ].join('\n');
  });
  const code = `${bindings({ inputs: [inLanes], parameters: lanes, output: lanes })}
${inputPixel(input, inLanes)}
${activationFunction(activation, lanes)}
${head}
  let o = i % ${own}u;
  let strip = i / ${own}u;
  let oy = strip / ${strips}u;
  let ox = (strip % ${strips}u) * ${tile}u;
  let first = o / ${groupOutputs / lanes}u * ${groupInputs / inLanes}u;
${pixels.map((pixel) => `  var sum${pixel} = ${start};`).join('\n')}
  for (var ky = 0; ky < ${kernel[0]}; ky++) {
    let y = i32(oy) * ${stride[0]} - ${pads.top} + ky * ${dilation[0]};
    if (y < 0 || y >= ${input.height}) { continue; }
    for (var kx = 0; kx < ${kernel[1]}; kx++) {
      let x = i32(ox) * ${stride[1]} - ${pads.left} + kx * ${dilation[1]};
      let row = o * ${perOutput}u + u32(ky * ${kernel[1]} + kx) * ${groupInputs}u;
      for (var c = 0u; c < ${groupInputs / inLanes}u; c++) {
${pixels.map((pixel) => `        let x${pixel} = pixel(y, x + ${pixel * stride[1]}, first + c);`).join('\n')}
${multiply.join('\n')}
      }
    }
  }
  let at = (oy * ${width}u + ox) * ${own}u + o;
${pixels
  .map(
    (pixel) => `  if (ox + ${pixel}u < ${width}u) { result[at + ${pixel * own}u] = activate(sum${pixel}); }`,
  )
  .join('\n')}
}
`;
  const pack = (weights: LayerWeights) => packNarrow(weights, { outputs, groupInputs, lanes });
  return { name: `wgsl-gconv-${tile}x${lanes}`, code, workgroups, pack };
}

interface NarrowShape {
  readonly outputs: number;
  readonly groupInputs: number;
  readonly lanes: number;
}

function packNarrow(
  { weights, bias }: LayerWeights,
  { outputs, groupInputs, lanes }: NarrowShape,
): Float32Array<ArrayBuffer> {
  const perOutput = weights!.length / outputs;
  const taps = perOutput / groupInputs;
  const packed = new Float32Array(weights!.length + (bias?.length ?? 0));
  let at = 0;
  for (let first = 0; first < outputs; first += lanes) {
    for (let tap = 0; tap < taps; tap++) {
      for (let c = 0; c < groupInputs; c++) {
        for (let lane = 0; lane < lanes; lane++) {
          packed[at++] = weights![(first + lane) * perOutput + c * taps + tap]!;
        }
      }
    }
  }
  if (bias) packed.set(bias, weights!.length);
  return packed;
}
