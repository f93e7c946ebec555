import type { Conv2d, PlacedLayer } from '../../block/layer.js';
import type { PlacedAs } from '../placed-as.js';
import { depthwiseConv } from './conv/depthwise-conv.js';
import { isPointwise } from './conv/is-pointwise.js';
import { linear } from './conv/linear.js';
import { matrixConv } from './conv/matrix-conv.js';
import { narrowConv } from './conv/narrow-conv.js';
import type { LayerShader } from './layer-shader.js';
import { activation } from './pixelwise/activation.js';
import { add } from './pixelwise/add.js';
import { batchNorm } from './pixelwise/batch-norm.js';
import { channelShuffle } from './pixelwise/channel-shuffle.js';
import { concat } from './pixelwise/concat.js';
import { scale } from './pixelwise/scale.js';
import { globalAveragePool } from './window/global-average-pool.js';
import { averagePool, maxPool } from './window/pool.js';

/** The narrowest tile of a product of matrices has 16 output channels: half of it would be padding. */
const NARROW_OUTPUTS = 8;

/** The code for a layer, generated for its shape. */
export function layerShaderOf(placed: PlacedLayer): LayerShader {
  const { layer } = placed;
  switch (layer.layer) {
    case 'conv2d':
      return convShader({ ...placed, layer });
    case 'linear':
      return linear(placed, { ...layer, outputs: layer.outputFeatures });
    case 'averagePool':
      return averagePool({ ...placed, layer });
    case 'maxPool':
      return maxPool({ ...placed, layer });
    case 'globalAveragePool':
      return globalAveragePool({ ...placed, layer });
    case 'batchNorm':
      return batchNorm({ ...placed, layer });
    case 'activation':
      return activation({ ...placed, layer });
    case 'add':
      return add({ ...placed, layer });
    case 'scale':
      return scale({ ...placed, layer });
    case 'concat':
      return concat({ ...placed, layer });
    case 'channelShuffle':
      return channelShuffle({ ...placed, layer });
  }
}

function convShader(placed: PlacedAs<Conv2d>): LayerShader {
  const { groups, outputChannels } = placed.layer;
  const { height, width, channels } = placed.inputShapes[0]!;
  const groupOutputs = outputChannels / groups;
  if (groups === 1 && height * width === 1 && isPointwise(placed.layer)) {
    return linear(placed, { ...placed.layer, outputs: outputChannels });
  }
  if (channels === groups && groupOutputs === 1) return depthwiseConv(placed);
  return groupOutputs <= NARROW_OUTPUTS ? narrowConv(placed) : matrixConv(placed);
}
