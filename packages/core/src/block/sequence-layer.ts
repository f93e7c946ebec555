import { BlockError } from './block-error.js';
import type { CommonBlockOptions, SequenceLayer } from './block-spec.js';
import type { FeatureMap } from './feature-map.js';
import { convLayer } from './graph.js';
import type { Layer, PlacedLayer } from './layer.js';
import { BLOCK_INPUT } from './layer.js';
import { checkLayerOptions } from './layer-options.js';
import { checkPair, layerOutput } from './layer-output.js';
import { resolvePads } from './pads.js';

/** What convolutions and linear layers take where they say nothing of their own. */
export type LayerDefaults = Pick<CommonBlockOptions, 'bias' | 'activation'>;

export const LAYER_DEFAULTS: LayerDefaults = { bias: false, activation: 'none' };

/**
 * One layer on its own, as `explore cost` takes it.
 * @param inputShapes what it reads: one shape, two or more for add and concat, a map and its gate for scale
 * @param place where it stands, for errors: `layers[2]`
 * @throws {BlockError} where it cannot stand over these shapes
 */
export function placeLayer(
  written: SequenceLayer,
  inputShapes: readonly FeatureMap[],
  place: string = written.layer,
): PlacedLayer {
  const layer = resolveLayer(written, inputShapes, place);
  const output = layerOutput(layer, inputShapes, place);
  const role = written.id ?? written.layer;
  return { layer, role, inputs: inputShapes.map(() => BLOCK_INPUT), inputShapes, output };
}

/**
 * A written layer with its padding in numbers and what it leaves out filled in: stride, dilation and groups 1, padding `same`,
 * a convolution's `outputChannels` its input's.
 * @throws {BlockError} where a value is missing or out of range
 */
export function resolveLayer(
  written: SequenceLayer,
  inputShapes: readonly FeatureMap[],
  place: string,
  defaults: LayerDefaults = LAYER_DEFAULTS,
): Layer {
  checkLayerOptions(written, place);
  const input = inputShapes[0];
  if (input === undefined)
    throw new BlockError('INPUT_COUNT', { place: `${place}.from`, received: 0, hint: 'name what it reads' });
  switch (written.layer) {
    case 'conv2d': {
      const { outputChannels = input.channels, stride = [1, 1], dilation = [1, 1] } = written;
      const kernel = required(written, 'kernel', place);
      checkPair(kernel, `${place}.kernel`);
      checkPair(stride, `${place}.stride`);
      checkPair(dilation, `${place}.dilation`);
      return convLayer(input, {
        ...defaults,
        ...convOptions(written),
        outputChannels,
        kernel,
        stride,
        dilation,
      });
    }
    case 'averagePool':
    case 'maxPool': {
      const { stride = [1, 1], padding = 'same', layer } = written;
      const kernel = required(written, 'kernel', place);
      checkPair(kernel, `${place}.kernel`);
      checkPair(stride, `${place}.stride`);
      const pads = resolvePads(padding, input, { kernel, stride, dilation: [1, 1] });
      return { layer, kernel, stride, pads };
    }
    case 'linear': {
      const { bias = defaults.bias, activation = defaults.activation } = written;
      return {
        layer: 'linear',
        outputFeatures: required(written, 'outputFeatures', place),
        bias,
        activation,
      };
    }
    case 'channelShuffle':
      return { layer: 'channelShuffle', groups: required(written, 'groups', place) };
    case 'activation':
      return { layer: 'activation', activation: required(written, 'activation', place) };
    case 'add':
      return { layer: 'add', activation: written.activation ?? 'none' };
    default:
      return { layer: written.layer };
  }
}

/** Those of a convolution's options that may be absent, without the absent ones. */
function convOptions({ groups, padding, bias, activation }: SequenceLayer) {
  return {
    ...(groups !== undefined && { groups }),
    ...(padding !== undefined && { padding }),
    ...(bias !== undefined && { bias }),
    ...(activation !== undefined && { activation }),
  };
}

function required<Name extends 'kernel' | 'outputFeatures' | 'groups' | 'activation'>(
  written: SequenceLayer,
  name: Name,
  place: string,
): NonNullable<SequenceLayer[Name]> {
  const value = written[name];
  if (value !== undefined) return value;
  throw new BlockError('MISSING_OPTION', {
    place: `${place}.${name}`,
    received: undefined,
    hint: `give ${written.layer} its ${name}`,
  });
}
