import type { LoweredLayers, PlacedLayer } from '../block/layer.js';
import { arithmeticIntensity } from './arithmetic-intensity.js';
import type { Cost } from './cost.js';
import { type CostOptions, DEFAULT_BYTES_PER_ELEMENT } from './cost-options.js';
import { exactProduct, exactSum } from './exact.js';
import { layerActivations } from './layer-activations.js';
import { layerMacs } from './layer-macs.js';
import { layerParams } from './layer-params.js';
import { memoryAccess } from './memory-access.js';
import { peakElements } from './peak-memory.js';
import { stepsOf } from './step.js';

/**
 * What a block costs: the sum over its layers, peak memory their maximum. Fusing changes memory access, what follows from it and
 * peak memory; MACs, params and activations stay.
 * @throws {CostOverflowError} where a count would pass 2^53 − 1
 */
export function blockCost(lowered: LoweredLayers, options: CostOptions = {}): Cost {
  const { bytesPerElement = DEFAULT_BYTES_PER_ELEMENT, fused = false } = options;
  const steps = stepsOf(lowered, fused);
  const memoryAccessElements = exactSum(
    'memory access',
    steps.map(({ layers }) => memoryAccess(layers)),
  );
  return costOf(lowered.layers, memoryAccessElements, peakElements(lowered, steps), bytesPerElement);
}

/**
 * What one layer costs on its own, as if nothing but its inputs, output and weights were in memory.
 * @throws {CostOverflowError} where a count would pass 2^53 − 1
 */
export function layerCost(placed: PlacedLayer, options: Pick<CostOptions, 'bytesPerElement'> = {}): Cost {
  const elements = memoryAccess([placed]);
  return costOf([placed], elements, elements, options.bytesPerElement ?? DEFAULT_BYTES_PER_ELEMENT);
}

function costOf(
  layers: readonly PlacedLayer[],
  memoryAccessElements: number,
  peakMemoryElements: number,
  bytesPerElement: number,
): Cost {
  const macs = exactSum('MACs', layers.map(layerMacs));
  const bytesMoved = exactProduct('bytes moved', [memoryAccessElements, bytesPerElement]);
  return {
    macs,
    params: exactSum('params', layers.map(layerParams)),
    activations: exactSum('activations', layers.map(layerActivations)),
    memoryAccessElements,
    bytesMoved,
    peakMemoryBytes: exactProduct('peak memory', [peakMemoryElements, bytesPerElement]),
    arithmeticIntensity: arithmeticIntensity(macs, bytesMoved),
  };
}
