import { elements } from '../../../block/feature-map.js';
import type { AveragePool, MaxPool } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { bindings } from '../wgsl/bindings.js';
import { flatGrid } from '../wgsl/flat-grid.js';
import { lanesOf, wgslType } from '../wgsl/lanes.js';

/** The least float32: WGSL has no infinity. */
const LEAST = '-3.4028234e38';

interface Reduction {
  readonly operation: string;
  readonly start: string;
  readonly step: string;
  /** What comes of the taps' sum or maximum, and of how many they were. */
  readonly end: string;
}

/** `y = Σ taps / taps`, over the window's taps inside the input. */
export function averagePool(placed: PlacedAs<AveragePool>): LayerShader {
  const end = 'reduced / f32((bottom - top) * (right - left))';
  return pool(placed, { operation: 'avgpool', start: '0.0', step: 'reduced + tap', end });
}

/** `y = max taps`, over the window's taps inside the input. */
export function maxPool(placed: PlacedAs<MaxPool>): LayerShader {
  return pool(placed, { operation: 'maxpool', start: LEAST, step: 'max(reduced, tap)', end: 'reduced' });
}

function pool(placed: PlacedAs<AveragePool | MaxPool>, reduction: Reduction): LayerShader {
  const { kernel, stride, pads } = placed.layer;
  const { height, width, channels } = placed.inputShapes[0]!;
  const lanes = lanesOf(channels);
  const own = channels / lanes;
  const { workgroups, head } = flatGrid(elements(placed.output) / lanes);
  const code = `${bindings({ inputs: [lanes], output: lanes })}
${head}
  let c = i % ${own}u;
  let p = i / ${own}u;
  let y = i32(p / ${placed.output.width}u) * ${stride[0]} - ${pads.top};
  let x = i32(p % ${placed.output.width}u) * ${stride[1]} - ${pads.left};
  let top = max(y, 0);
  let bottom = min(y + ${kernel[0]}, ${height});
  let left = max(x, 0);
  let right = min(x + ${kernel[1]}, ${width});
  var reduced = ${wgslType(lanes)}(${reduction.start});
  for (var ty = top; ty < bottom; ty++) {
    for (var tx = left; tx < right; tx++) {
      let tap = input0[u32(ty * ${width} + tx) * ${own}u + c];
      reduced = ${reduction.step};
    }
  }
  result[i] = ${reduction.end};
}
`;
  return { name: `wgsl-${reduction.operation}-${lanes}`, code, workgroups };
}
