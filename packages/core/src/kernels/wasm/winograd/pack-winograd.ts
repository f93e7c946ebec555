import type { Conv2d } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import { packPanels } from '../conv/panels.js';
import type { WinogradTransform } from './winograd-transform.js';

const LANES = 4;

/** One position of `G·w·Gᵀ` for every filter; `factors` are its 9 factors. */
function transformed(weights: Float32Array, factors: readonly number[]): Float32Array {
  const result = new Float32Array(weights.length / factors.length);
  for (let filter = 0, at = 0; filter < result.length; filter++) {
    let sum = 0;
    for (let tap = 0; tap < factors.length; tap++) sum += factors[tap]! * weights[at++]!;
    result[filter] = sum;
  }
  return result;
}

/** `([bias]) [position][group][panel][channel][lane]`, transformed in float64 and rounded once. The bias fills whole vectors. */
export function packWinograd(
  { layer, inputShapes }: PlacedAs<Conv2d>,
  { weights, bias }: LayerWeights,
  { filter }: WinogradTransform,
  panelWidth: number,
): Float32Array {
  const { groups, outputChannels } = layer;
  const depth = inputShapes[0]!.channels / groups;
  const order = Int32Array.from({ length: depth }, (_, channel) => channel);
  const positions = filter.flatMap((vertical) =>
    filter.map((horizontal) =>
      packPanels(
        {
          groups,
          groupOutputs: outputChannels / groups,
          weights: transformed(
            weights!,
            vertical.flatMap((v) => horizontal.map((h) => v * h)),
          ),
          bias: undefined,
          order,
        },
        panelWidth,
      ),
    ),
  );
  const biasFloats = bias ? Math.ceil(outputChannels / LANES) * LANES : 0;
  const positionFloats = positions[0]!.length;
  const packed = new Float32Array(biasFloats + filter.length ** 2 * positionFloats);
  if (bias) packed.set(bias);
  positions.forEach((position, index) => {
    packed.set(position, biasFloats + index * positionFloats);
  });
  return packed;
}
