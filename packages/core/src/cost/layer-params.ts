import type { PlacedLayer } from '../block/layer.js';
import { exactProduct, exactSum } from './exact.js';
import { mapElements } from './map-elements.js';

/**
 * Learned parameters of a layer, in elements.
 * Convolution: `c2·(c1/g)·k1·k2`, `+ c2` with bias. Linear: `inputs × outputs`, `+ outputs` with bias.
 * Batch norm: a factor and an offset a channel, `2c` (its running mean and variance are not learned).
 * @throws {CostOverflowError}
 */
export function layerParams({ layer, role, inputShapes }: PlacedLayer): number {
  const input = inputShapes[0]!;
  const quantity = `params of ${role}`;
  switch (layer.layer) {
    case 'conv2d': {
      const { outputChannels, groups, kernel, bias } = layer;
      const weights = exactProduct(quantity, [outputChannels, input.channels / groups, ...kernel]);
      return exactSum(quantity, [weights, bias ? outputChannels : 0]);
    }
    case 'linear': {
      const weights = exactProduct(quantity, [mapElements(input), layer.outputFeatures]);
      return exactSum(quantity, [weights, layer.bias ? layer.outputFeatures : 0]);
    }
    case 'batchNorm':
      return 2 * input.channels;
    default:
      return 0;
  }
}
