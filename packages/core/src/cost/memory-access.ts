import type { PlacedLayer } from '../block/layer.js';
import { exactSum } from './exact.js';
import { layerParams } from './layer-params.js';
import { mapElements } from './map-elements.js';

/**
 * Compulsory traffic in elements of layers that run as one (most often a single one): what the first reads, what the last writes and
 * all weights, each once, as with a cache that holds everything. Convolution: `h·w·c1 + H·W·c2 + params` (ShuffleNet V2, 2018, §2).
 * Channel shuffle `2·hwc`, add of two `3·hwc`, squeeze-excite's pool and product `3·hwc` and a few vectors.
 * @throws {CostOverflowError}
 */
export function memoryAccess(layers: readonly PlacedLayer[]): number {
  const last = layers.at(-1)!;
  return exactSum(`memory access of ${last.role}`, [
    ...layers[0]!.inputShapes.map(mapElements),
    mapElements(last.output),
    ...layers.map(layerParams),
  ]);
}
