import { BlockError } from './block-error.js';
import type { Padding } from './block-spec.js';
import type { FeatureMap } from './feature-map.js';
import type { ActivationName, Layer, LoweredLayers, Pair, PlacedLayer } from './layer.js';
import { BLOCK_INPUT } from './layer.js';
import { checkCount, layerOutput } from './layer-output.js';
import { resolvePads } from './pads.js';

/** A convolution to place: whatever is left out is 1×1, stride 1, dense, `same`, without bias or activation. */
export interface ConvToPlace {
  readonly outputChannels: number;
  readonly kernel?: Pair;
  readonly stride?: Pair;
  readonly dilation?: Pair;
  readonly groups?: number;
  readonly padding?: Padding;
  readonly bias?: boolean;
  readonly activation?: ActivationName;
}

/**
 * Places layers one after the other and works out every shape. Each call returns the index of what it placed.
 * A role that is taken gets a mark, so that roles stay unique.
 */
export interface Graph {
  /**
   * @param from indices of the layers it reads; default: the layer placed last, at first the block's input
   * @param where the place an error names; default: the role
   */
  place(role: string, layer: Layer, from?: readonly number[], where?: string): number;
  conv(role: string, conv: ConvToPlace, from?: number): number;
  /** The shape that a layer gives, or the block's input for `BLOCK_INPUT`. */
  shape(index: number): FeatureMap;
  /** Index of the layer placed last, `BLOCK_INPUT` before the first. */
  last(): number;
  /** @throws {BlockError} when nothing was placed */
  lowered(): LoweredLayers;
}

/** An empty graph over an input. */
export function graphOf(input: FeatureMap): Graph {
  checkCount(input.height, 'input.height');
  checkCount(input.width, 'input.width');
  checkCount(input.channels, 'input.channels');
  const layers: PlacedLayer[] = [];
  const roles = new Set<string>();

  const last = (): number => (layers.length === 0 ? BLOCK_INPUT : layers.length - 1);
  const shape = (index: number): FeatureMap => (index === BLOCK_INPUT ? input : layers[index]!.output);
  const place: Graph['place'] = (role, layer, from = [last()], where = role) => {
    const inputShapes = from.map(shape);
    const output = layerOutput(layer, inputShapes, where);
    let ownRole = role;
    while (roles.has(ownRole)) ownRole += "'";
    roles.add(ownRole);
    layers.push({ layer, role: ownRole, inputs: from, inputShapes, output });
    return last();
  };
  const conv: Graph['conv'] = (role, options, from = last()) => {
    return place(role, convLayer(shape(from), options), [from]);
  };
  const lowered = (): LoweredLayers => {
    const end = layers.at(-1);
    if (end === undefined)
      throw new BlockError('NO_LAYERS', { place: 'layers', received: [], hint: 'give at least one layer' });
    return { input, output: end.output, layers };
  };
  return { place, conv, shape, last, lowered };
}

/** A convolution over an input, its padding resolved. */
export function convLayer(input: FeatureMap, options: ConvToPlace): Layer {
  const { outputChannels, kernel = [1, 1], stride = [1, 1], dilation = [1, 1] } = options;
  const { groups = 1, padding = 'same', bias = false, activation = 'none' } = options;
  const pads = resolvePads(padding, input, { kernel, stride, dilation });
  return { layer: 'conv2d', outputChannels, kernel, stride, dilation, groups, pads, bias, activation };
}
