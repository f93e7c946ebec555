import type { PlacedLayer } from '../block/layer.js';
import { mapElements } from './map-elements.js';

/**
 * Elements that convolutions and linear layers write: `H·W·c2`; other layers count none.
 * The sense of "activations" in Designing Network Design Spaces (RegNet, 2020), §2.
 * @throws {CostOverflowError}
 */
export function layerActivations({ layer, output }: PlacedLayer): number {
  return layer.layer === 'conv2d' || layer.layer === 'linear' ? mapElements(output) : 0;
}
