import type { Activation } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { activationFunction } from '../wgsl/activation-function.js';
import { lanesOf } from '../wgsl/lanes.js';
import { elementwise } from './elementwise.js';

export function activation(placed: PlacedAs<Activation>): LayerShader {
  const lanes = lanesOf(placed.output.channels);
  return elementwise(placed, {
    operation: 'activation',
    lanes,
    functions: activationFunction(placed.layer.activation, lanes),
    value: 'activate(input0[i])',
  });
}
