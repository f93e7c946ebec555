import { BlockError } from './block-error.js';
import { convOutput } from './conv-output.js';
import { groupsHint } from './divisors.js';
import type { FeatureMap } from './feature-map.js';
import { formatFeatureMap, sameFeatureMap } from './feature-map.js';
import type { Conv2d, Layer, LayerName, Pads, Pair } from './layer.js';

/**
 * The shape that a layer gives from the shapes it reads.
 * @param place where the layer stands, for the error
 * @throws {BlockError} where the layer cannot stand there
 */
export function layerOutput(layer: Layer, inputs: readonly FeatureMap[], place: string): FeatureMap {
  checkInputCount(layer.layer, inputs, place);
  const input = inputs[0]!;
  switch (layer.layer) {
    case 'conv2d':
      checkCount(layer.outputChannels, `${place}.outputChannels`);
      checkPair(layer.dilation, `${place}.dilation`);
      checkGroups(layer, input.channels, place);
      return { ...windowOutput(input, layer, layer.dilation, place), channels: layer.outputChannels };
    case 'averagePool':
    case 'maxPool':
      checkPoolPads(layer, place);
      return { ...windowOutput(input, layer, [1, 1], place), channels: input.channels };
    case 'channelShuffle':
      checkCount(layer.groups, `${place}.groups`);
      if (input.channels % layer.groups !== 0)
        throw groupsError(layer.groups, [input.channels], `${place}.groups`);
      return input;
    case 'add':
      checkEqual(inputs, sameFeatureMap, place, 'add takes inputs of one shape');
      return input;
    case 'concat':
      checkEqual(
        inputs,
        (a, b) => a.height === b.height && a.width === b.width,
        place,
        'concat takes inputs of one height and width',
      );
      return { ...input, channels: inputs.reduce((sum, map) => sum + map.channels, 0) };
    case 'scale':
      checkGate(input, inputs[1]!, place);
      return input;
    case 'globalAveragePool':
      return { height: 1, width: 1, channels: input.channels };
    case 'batchNorm':
    case 'activation':
      return input;
    case 'linear':
      checkCount(layer.outputFeatures, `${place}.outputFeatures`);
      return { height: 1, width: 1, channels: layer.outputFeatures };
  }
}

/** @throws {BlockError} unless `value` is a whole number of at least `least`. */
export function checkCount(value: number, place: string, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new BlockError('BAD_VALUE', {
      place,
      received: value,
      hint: `use a whole number of at least ${least}`,
    });
  }
}

/** @throws {BlockError} unless both are whole numbers of at least 1. */
export function checkPair(pair: Pair, place: string): void {
  for (const value of pair) checkCount(value, place);
}

function checkInputCount(layer: LayerName, inputs: readonly FeatureMap[], place: string): void {
  const joins = layer === 'add' || layer === 'concat';
  const fits = joins ? inputs.length >= 2 : inputs.length === (layer === 'scale' ? 2 : 1);
  if (fits) return;
  const wanted = joins
    ? 'at least two inputs'
    : layer === 'scale'
      ? 'two inputs, a map and its gate'
      : 'one input';
  throw new BlockError('INPUT_COUNT', {
    place: `${place}.from`,
    received: inputs.length,
    hint: `${layer} takes ${wanted}`,
  });
}

function checkGroups({ groups, outputChannels }: Conv2d, inputChannels: number, place: string): void {
  checkCount(groups, `${place}.groups`);
  if (inputChannels % groups !== 0 || outputChannels % groups !== 0)
    throw groupsError(groups, [inputChannels, outputChannels], `${place}.groups`);
}

function groupsError(groups: number, channels: readonly number[], place: string): BlockError {
  return new BlockError('GROUPS_DO_NOT_DIVIDE', {
    place,
    received: groups,
    hint: groupsHint(groups, channels),
  });
}

/** A window that holds nothing but padding has no average and no maximum. */
function checkPoolPads({ kernel, pads }: { kernel: Pair; pads: Pads }, place: string): void {
  const tooWide =
    Math.max(pads.top, pads.bottom) >= kernel[0] || Math.max(pads.left, pads.right) >= kernel[1];
  if (!tooWide) return;
  throw new BlockError('BAD_VALUE', {
    place: `${place}.padding`,
    received: pads,
    hint: `keep a pool's padding below its ${kernel[0]}x${kernel[1]} kernel`,
  });
}

function windowOutput(
  input: FeatureMap,
  layer: { kernel: Pair; stride: Pair; pads: Pads },
  dilation: Pair,
  place: string,
): { height: number; width: number } {
  checkPair(layer.kernel, `${place}.kernel`);
  checkPair(layer.stride, `${place}.stride`);
  for (const pad of Object.values<number>({ ...layer.pads })) checkCount(pad, `${place}.padding`, 0);
  const output = convOutput(input, { kernel: layer.kernel, stride: layer.stride, dilation }, layer.pads);
  if (output.height >= 1 && output.width >= 1) return output;
  throw new BlockError('EMPTY_OUTPUT', {
    place: `${place}.kernel`,
    received: layer.kernel,
    hint: `the input is ${formatFeatureMap(input)}: use a smaller kernel or dilation, or padding "same"`,
  });
}

function checkEqual(
  inputs: readonly FeatureMap[],
  alike: (a: FeatureMap, b: FeatureMap) => boolean,
  place: string,
  hint: string,
): void {
  if (inputs.every((map) => alike(map, inputs[0]!))) return;
  throw new BlockError('SHAPES_DIFFER', {
    place: `${place}.from`,
    received: inputs.map(formatFeatureMap),
    hint,
  });
}

function checkGate(map: FeatureMap, gate: FeatureMap, place: string): void {
  if (gate.height === 1 && gate.width === 1 && gate.channels === map.channels) return;
  throw new BlockError('SHAPES_DIFFER', {
    place: `${place}.from`,
    received: [formatFeatureMap(map), formatFeatureMap(gate)],
    hint: `the gate of ${formatFeatureMap(map)} is 1x1x${map.channels}`,
  });
}
