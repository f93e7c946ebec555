import type { Add } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { activationFunction } from '../wgsl/activation-function.js';
import { lanesOf } from '../wgsl/lanes.js';
import { elementwise } from './elementwise.js';

/** `y = act(Σ_i x_i)` */
export function add(placed: PlacedAs<Add>): LayerShader {
  const lanes = lanesOf(placed.output.channels);
  const sum = placed.inputs.map((_, input) => `input${input}[i]`).join(' + ');
  return elementwise(placed, {
    operation: 'add',
    lanes,
    functions: activationFunction(placed.layer.activation, lanes),
    value: `activate(${sum})`,
  });
}
