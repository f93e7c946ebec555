import type { ChannelShuffle } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { LayerShader } from '../layer-shader.js';
import { elementwise } from './elementwise.js';

/** `output[i·groups + j] = input[j·(c/groups) + i]`: neighbours come from far apart, so each channel is fetched by itself. */
export function channelShuffle(placed: PlacedAs<ChannelShuffle>): LayerShader {
  const { groups } = placed.layer;
  const groupChannels = placed.output.channels / groups;
  return elementwise(placed, {
    operation: 'shuffle',
    lanes: 1,
    value: `input0[i - c + (c % ${groups}u) * ${groupChannels}u + c / ${groups}u]`,
  });
}
