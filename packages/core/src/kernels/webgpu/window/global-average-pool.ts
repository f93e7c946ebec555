import type { GlobalAveragePool } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { bindings } from '../wgsl/bindings.js';
import { lanesOf, wgslType } from '../wgsl/lanes.js';

/** A workgroup is 16 neighbouring channels wide, so that what it reads at once lies together, and 16 pixels tall. */
const SIDE = 16;

/** `y[c] = Σ_pixels x[pixel, c] / (h·w)`: every sixteenth pixel a row of the workgroup, then the sum of the rows. */
export function globalAveragePool(placed: PlacedAs<GlobalAveragePool>): LayerShader {
  const { height, width, channels } = placed.inputShapes[0]!;
  const lanes = lanesOf(channels);
  const type = wgslType(lanes);
  const own = channels / lanes;
  const code = `${bindings({ inputs: [lanes], output: lanes })}
var<workgroup> sums: array<array<${type}, ${SIDE}>, ${SIDE}>;
@compute @workgroup_size(${SIDE}, ${SIDE})
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  var sum = ${type}(0.0);
  if (id.x < ${own}u) {
    for (var p = local.y; p < ${height * width}u; p += ${SIDE}u) { sum += input0[p * ${own}u + id.x]; }
  }
  sums[local.y][local.x] = sum;
  workgroupBarrier();
  if (local.y == 0u && id.x < ${own}u) {
    for (var row = 1u; row < ${SIDE}u; row++) { sum += sums[row][local.x]; }
    result[id.x] = sum / ${height * width}.0;
  }
}
`;
  return { name: `wgsl-gavgpool-${lanes}`, code, workgroups: [Math.ceil(own / SIDE), 1, 1] };
}
