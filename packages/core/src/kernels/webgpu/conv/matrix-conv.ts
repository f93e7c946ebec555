import type { Conv2d } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { activationFunction } from '../wgsl/activation-function.js';
import { bindings } from '../wgsl/bindings.js';
import { lanesOf } from '../wgsl/lanes.js';
import { chooseMatrixTile } from './matrix-tile.js';
import { patchFunctions } from './patch-functions.js';

/** Vectors of four input channels that a workgroup keeps of each of its pixels at a time. */
const DEPTH = 4;
const LANE_NAMES = ['x', 'y', 'z', 'w'];

/**
 * A convolution as a product of matrices that are never written down: rows are output pixels, columns the output channels of a group, and what
 * is summed over are taps times input channels. A workgroup brings a tile of both into its shared memory, sixteen deep, and each of its
 * invocations sums four columns of some of the rows in registers. Parameters: `[group][tap][input channel][output channel]`, input channels
 * filled up with zeros to whole vectors, what is summed over to whole depths and output channels to whole tiles; then the biases.
 */
export function matrixConv(placed: PlacedAs<Conv2d>): LayerShader {
  const { kernel, groups, bias, activation } = placed.layer;
  const { height, width, channels } = placed.output;
  const groupInputs = placed.inputShapes[0]!.channels / groups;
  const groupOutputs = channels / groups;
  const pixels = height * width;
  const tile = chooseMatrixTile({ pixels, outputs: groupOutputs, groups });
  const vectors = kernel[0] * kernel[1] * Math.ceil(groupInputs / 4);
  const depth = Math.ceil(vectors / DEPTH) * DEPTH;
  const columns = (Math.ceil(groupOutputs / tile.outputs) * tile.outputs) / 4;
  const inLanes = lanesOf(groupInputs);
  const outLanes = lanesOf(groupOutputs);
  const along = tile.outputs / 4;
  const invocations = along * tile.rows;
  const rows = Array.from({ length: tile.pixels / tile.rows }, (_, row) => row);
  const patches = Array.from({ length: (tile.pixels * DEPTH) / invocations }, (_, load) => load);
  const weights = Array.from({ length: (along * DEPTH * 4) / invocations }, (_, load) => load);
  const start = bias
    ? `parameters[${groups * depth * 4 * columns}u + group * ${columns}u + column]`
    : 'vec4<f32>(0.0)';
  const code = `${bindings({ inputs: [inLanes], parameters: 4, output: outLanes })}
${patchFunctions(placed, inLanes, vectors)}
${activationFunction(activation, 4)}
// One vector more a row than is used: rows then start in different banks.
var<workgroup> patches: array<array<vec4<f32>, ${DEPTH + 1}>, ${tile.pixels}>;
var<workgroup> weights: array<array<vec4<f32>, ${along}>, ${DEPTH * 4}>;
@compute @workgroup_size(${along}, ${tile.rows})
fn main(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>, @builtin(local_invocation_index) t: u32) {
  let group = id.z;
  let firstPixel = id.y * ${tile.pixels}u;
  let firstColumn = id.x * ${along}u;
  let column = firstColumn + local.x;
  let depthHere = t % ${DEPTH}u;
  let rowHere = t / ${DEPTH}u;
${patches.map((load) => `  let corner${load} = corner(firstPixel + rowHere + ${(load * invocations) / DEPTH}u);`).join('\n')}
${rows.map((row) => `  var sum${row} = ${start};`).join('\n')}
  for (var k = 0u; k < ${depth}u; k += ${DEPTH}u) {
${patches
  .map(
    (load) =>
      `    patches[rowHere + ${(load * invocations) / DEPTH}u][depthHere] = seen(corner${load}, group, k + depthHere);`,
  )
  .join('\n')}
${weights
  .map((load) => {
    const at = `t + ${load * invocations}u`;
    const row = `(group * ${depth * 4}u + k * 4u + (${at}) / ${along}u)`;
    return `    weights[(${at}) / ${along}u][(${at}) % ${along}u] = parameters[${row} * ${columns}u + firstColumn + (${at}) % ${along}u];`;
  })
  .join('\n')}
    workgroupBarrier();
    for (var d = 0u; d < ${DEPTH}u; d++) {
${LANE_NAMES.map((_, lane) => `      let w${lane} = weights[d * 4u + ${lane}u][local.x];`).join('\n')}
${rows
  .map((row) =>
    [
      `      let x${row} = patches[local.y + ${row * tile.rows}u][d];`,
      ...LANE_NAMES.map(
        (name, lane) => `      sum${row} = fma(vec4<f32>(x${row}.${name}), w${lane}, sum${row});`,
      ),
    ].join('\n'),
  )
  .join('\n')}
    }
    workgroupBarrier();
  }
${rows.map((row) => `  store(firstPixel + local.y + ${row * tile.rows}u, group, column, activate(sum${row}));`).join('\n')}
}
${storeFunction({ pixels, channels, groupOutputs })}
`;
  const shape = { groups, groupInputs, groupOutputs, depth, columns: columns * 4 };
  return {
    name: `wgsl-conv-${tile.pixels}x${tile.outputs}`,
    code,
    workgroups: [columns / along, Math.ceil(pixels / tile.pixels), groups],
    pack: (layer) => packMatrix(layer, shape),
  };
}

interface StoredShape {
  readonly pixels: number;
  readonly channels: number;
  readonly groupOutputs: number;
}

/** Declares `store(p, group, column, value)`: four channels of a pixel, as far as there are any. */
function storeFunction({ pixels, channels, groupOutputs }: StoredShape): string {
  const head = `fn store(p: u32, group: u32, column: u32, value: vec4<f32>) {
  if (p >= ${pixels}u) { return; }`;
  if (lanesOf(groupOutputs) === 4) {
    const own = groupOutputs / 4;
    return `${head}
  if (column < ${own}u) { result[p * ${channels / 4}u + group * ${own}u + column] = value; }
}`;
  }
  const at = `p * ${channels}u + group * ${groupOutputs}u + column * 4u`;
  const lanes = LANE_NAMES.map(
    (name, lane) =>
      `  if (column * 4u + ${lane}u < ${groupOutputs}u) { result[${at} + ${lane}u] = value.${name}; }`,
  );
  return `${head}\n${lanes.join('\n')}\n}`;
}

interface PackedShape {
  readonly groups: number;
  readonly groupInputs: number;
  readonly groupOutputs: number;
  /** Vectors summed over, filled up. */
  readonly depth: number;
  /** Output channels of a group, filled up. */
  readonly columns: number;
}

function packMatrix(
  { weights, bias }: LayerWeights,
  { groups, groupInputs, groupOutputs, depth, columns }: PackedShape,
): Float32Array<ArrayBuffer> {
  const taps = weights!.length / (groups * groupOutputs * groupInputs);
  const filledInputs = Math.ceil(groupInputs / 4) * 4;
  const groupLength = depth * 4 * columns;
  const packed = new Float32Array(groups * (groupLength + (bias ? columns : 0)));
  for (let o = 0; o < groups * groupOutputs; o++) {
    const group = Math.floor(o / groupOutputs);
    const column = o % groupOutputs;
    const from = o * groupInputs * taps;
    for (let c = 0; c < groupInputs; c++) {
      for (let tap = 0; tap < taps; tap++) {
        packed[group * groupLength + (tap * filledInputs + c) * columns + column] =
          weights![from + c * taps + tap]!;
      }
    }
    if (bias) packed[groups * groupLength + group * columns + column] = bias[o]!;
  }
  return packed;
}
