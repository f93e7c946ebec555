import { elements } from '../block/feature-map.js';
import type { PlacedLayer } from '../block/layer.js';

/** How many parameters a layer has, and how many inputs each of its outputs sums (its fan-in). */
export interface ParameterShapes {
  readonly weights: number;
  readonly bias: number;
  readonly fanIn: number;
}

/** Conv2d: `c2·(c1/g)·k1·k2` weights, fan-in `(c1/g)·k1·k2`. Linear: `out·in`, fan-in `in`. BatchNorm: `c` factors and `c` offsets, fan-in 1. */
export function parameterShapes(placed: PlacedLayer): ParameterShapes {
  const { layer } = placed;
  const input = placed.inputShapes[0]!;
  switch (layer.layer) {
    case 'conv2d': {
      const fanIn = (input.channels / layer.groups) * layer.kernel[0] * layer.kernel[1];
      const bias = layer.bias ? layer.outputChannels : 0;
      return { weights: layer.outputChannels * fanIn, bias, fanIn };
    }
    case 'linear': {
      const fanIn = elements(input);
      return {
        weights: layer.outputFeatures * fanIn,
        bias: layer.bias ? layer.outputFeatures : 0,
        fanIn,
      };
    }
    case 'batchNorm':
      return { weights: input.channels, bias: input.channels, fanIn: 1 };
    default:
      return { weights: 0, bias: 0, fanIn: 1 };
  }
}
