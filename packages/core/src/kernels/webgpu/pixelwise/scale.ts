import type { Scale } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { lanesOf } from '../wgsl/lanes.js';
import { elementwise } from './elementwise.js';

/** `y[pixel, c] = x[pixel, c] · factor[c]` */
export function scale(placed: PlacedAs<Scale>): LayerShader {
  const lanes = lanesOf(placed.output.channels);
  return elementwise(placed, { operation: 'scale', lanes, value: 'input0[i] * input1[c]' });
}
