import type { PlacedLayer } from '../block/layer.js';
import { exactProduct } from './exact.js';
import { mapElements } from './map-elements.js';

/**
 * Multiply-accumulates of a layer, padding counted as full work; bias, norm, pooling, sums and activations count none.
 * Convolution: `H·W·c2·(c1/g)·k1·k2`, B of "group convolution" (AlexNet, 2012), `1/g` of the dense one. Linear: `inputs × outputs`.
 * @throws {CostOverflowError}
 */
export function layerMacs({ layer, role, inputShapes, output }: PlacedLayer): number {
  const input = inputShapes[0]!;
  const quantity = `MACs of ${role}`;
  if (layer.layer === 'linear') return exactProduct(quantity, [mapElements(input), layer.outputFeatures]);
  if (layer.layer !== 'conv2d') return 0;
  return exactProduct(quantity, [
    output.height,
    output.width,
    layer.outputChannels,
    input.channels / layer.groups,
    ...layer.kernel,
  ]);
}
