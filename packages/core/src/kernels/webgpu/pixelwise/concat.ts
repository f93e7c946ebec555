import { elements } from '../../../block/feature-map.js';
import type { Concat } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { bindings } from '../wgsl/bindings.js';
import { flatGrid } from '../wgsl/flat-grid.js';
import { lanesOf } from '../wgsl/lanes.js';

/** The inputs' channels one after another: each invocation finds the input that its channel comes from. */
export function concat(placed: PlacedAs<Concat>): LayerShader {
  const widths = placed.inputShapes.map(({ channels }) => channels);
  const lanes = lanesOf(...widths);
  const { workgroups, head } = flatGrid(elements(placed.output) / lanes);
  const copies = widths.map((width, input) => {
    const own = width / lanes;
    return `  if (c < ${own}u) { result[i] = input${input}[p * ${own}u + c]; return; }
  c -= ${own}u;`;
  });
  const all = placed.output.channels / lanes;
  const code = `${bindings({ inputs: widths.map(() => lanes), output: lanes })}
${head}
  let p = i / ${all}u;
  var c = i % ${all}u;
${copies.join('\n')}
}
`;
  return { name: `wgsl-concat-${lanes}`, code, workgroups };
}
