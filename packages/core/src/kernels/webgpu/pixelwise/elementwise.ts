import { elements } from '../../../block/feature-map.js';
import type { PlacedLayer } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { LayerShader } from '../layer-shader.js';
import { bindings } from '../wgsl/bindings.js';
import { flatGrid } from '../wgsl/flat-grid.js';
import type { Lanes } from '../wgsl/lanes.js';

export interface Elementwise {
  readonly operation: string;
  readonly lanes: Lanes;
  /** Functions that the value needs. */
  readonly functions?: string;
  /** The result's value `i`, of channel `c` (both counted in lanes). */
  readonly value: string;
  readonly pack?: (weights: LayerWeights) => Float32Array<ArrayBuffer>;
}

/** A layer whose every result depends on single values of its inputs: one invocation for each. */
export function elementwise(placed: PlacedLayer, layer: Elementwise): LayerShader {
  const { operation, lanes, functions = '', value, pack } = layer;
  const { workgroups, head } = flatGrid(elements(placed.output) / lanes);
  const inputs = placed.inputs.map(() => lanes);
  const code = `${bindings({ inputs, output: lanes, ...(pack && { parameters: lanes }) })}
${functions}
${head}
  let c = i % ${placed.output.channels / lanes}u;
  result[i] = ${value};
}
`;
  return { name: `wgsl-${operation}-${lanes}`, code, workgroups, ...(pack && { pack }) };
}
