import { elements } from '../../../block/feature-map.js';
import type { ActivationName, PlacedLayer } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { LayerShader, Workgroups } from '../layer-shader.js';
import { activationFunction } from '../wgsl/activation-function.js';
import { bindings } from '../wgsl/bindings.js';
import { lanesOf, wgslType } from '../wgsl/lanes.js';

const WORKGROUP_SIZE = 64;
const MOST_ALONG_X = 32_768;

export interface LinearParts {
  readonly outputs: number;
  readonly bias: boolean;
  readonly activation: ActivationName;
}

/**
 * `y[o] = act(bias[o] + Σ_i x[i]·w[o, i])`, a product of a matrix and one vector: a workgroup an output, whose invocations take every 64th
 * input and add their sums up pairwise. Parameters: the weights as they are, then the biases.
 */
export function linear(placed: PlacedLayer, { outputs, bias, activation }: LinearParts): LayerShader {
  const inputs = elements(placed.inputShapes[0]!);
  const lanes = lanesOf(inputs);
  const own = inputs / lanes;
  const x = Math.min(outputs, MOST_ALONG_X);
  const workgroups: Workgroups = [x, Math.ceil(outputs / x), 1];
  const at = `${outputs * own}u + o${lanes === 4 ? ' / 4u' : ''}`;
  const biasOfO = `parameters[${at}]${lanes === 4 ? '[o % 4u]' : ''}`;
  const product = 'input0[i] * parameters[o * OWN + i]';
  const code = `${bindings({ inputs: [lanes], parameters: lanes, output: 1 })}
const OWN = ${own}u;
var<workgroup> sums: array<f32, ${WORKGROUP_SIZE}>;
${activationFunction(activation, 1)}
@compute @workgroup_size(${WORKGROUP_SIZE})
fn main(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_index) t: u32) {
  let o = id.y * ${x}u + id.x;
  var sum = ${wgslType(lanes)}(0.0);
  if (o < ${outputs}u) {
    for (var i = t; i < OWN; i += ${WORKGROUP_SIZE}u) { sum += ${product}; }
  }
  sums[t] = ${lanes === 4 ? 'dot(sum, vec4<f32>(1.0))' : 'sum'};
  workgroupBarrier();
  for (var half = ${WORKGROUP_SIZE / 2}u; half > 0u; half /= 2u) {
    if (t < half) { sums[t] += sums[t + half]; }
    workgroupBarrier();
  }
  if (t == 0u && o < ${outputs}u) { result[o] = activate(sums[0]${bias ? ` + ${biasOfO}` : ''}); }
}
`;
  return { name: 'wgsl-linear-1', code, workgroups, pack: (weights) => packLinear(weights, lanes) };
}

/** Whole vectors of them: the biases may not fill their last one. */
function packLinear({ weights, bias }: LayerWeights, lanes: number): Float32Array<ArrayBuffer> {
  const length = weights!.length + (bias?.length ?? 0);
  const packed = new Float32Array(Math.ceil(length / lanes) * lanes);
  packed.set(weights!);
  if (bias) packed.set(bias, weights!.length);
  return packed;
}
