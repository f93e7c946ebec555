import type { BatchNorm } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { lanesOf } from '../wgsl/lanes.js';
import { elementwise } from './elementwise.js';

/** `y = x·scale + shift`. Parameters: every channel's scale, then every channel's shift. */
export function batchNorm(placed: PlacedAs<BatchNorm>): LayerShader {
  const { channels } = placed.output;
  const lanes = lanesOf(channels);
  return elementwise(placed, {
    operation: 'batchnorm',
    lanes,
    value: `input0[i] * parameters[c] + parameters[${channels / lanes}u + c]`,
    pack: ({ weights, bias }) => {
      const packed = new Float32Array(2 * channels);
      packed.set(weights!);
      packed.set(bias!, channels);
      return packed;
    },
  });
}
