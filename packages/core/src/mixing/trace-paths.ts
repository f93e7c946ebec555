import { BLOCK_INPUT, type LoweredLayers, type PlacedLayer } from '../block/layer.js';
import { onePath, type PathCounts, sumPathCounts } from './path-counts.js';

/** One entry a channel; channels that see the same share one object. */
type Channels = readonly PathCounts[];

/**
 * Path counts of every output channel of a block: the product of its layers' 0/1 matrices, branches summed by add and joined by concat.
 * A convolution links each of its outputs to all inputs of its group, a linear layer to all channels; everything else keeps channels
 * apart. The gate of `scale` is no path. What no layer reads any more is let go: counts of a long chain are long numbers.
 */
export function tracePaths(lowered: LoweredLayers): Channels {
  const { input, layers } = lowered;
  const traced = new Map<number, Channels>([
    [BLOCK_INPUT, Array.from({ length: input.channels }, (_, channel) => onePath(channel))],
  ]);
  const lastReaders = lastReadersOf(layers);
  layers.forEach((placed, index) => {
    if (!lastReaders.has(index)) return;
    const from = pathSources(placed);
    const sources = from.map((source) => traced.get(source)!);
    traced.set(index, throughLayer(placed, sources));
    for (const source of from) if (lastReaders.get(source) === index) traced.delete(source);
  });
  return traced.get(layers.length - 1)!;
}

/** What a layer reads that counts as a path: all of its inputs but the gate of `scale`. */
function pathSources({ layer, inputs }: PlacedLayer): readonly number[] {
  return layer.layer === 'scale' ? inputs.slice(0, 1) : inputs;
}

/** The layers that some path to the output goes through, each with the last of them that reads it. Nothing reads the output itself. */
function lastReadersOf(layers: readonly PlacedLayer[]): ReadonlyMap<number, number> {
  const lastReaders = new Map<number, number>([[layers.length - 1, layers.length]]);
  for (let index = layers.length - 1; index >= 0; index--) {
    if (!lastReaders.has(index)) continue;
    for (const from of pathSources(layers[index]!)) {
      if (!lastReaders.has(from)) lastReaders.set(from, index);
    }
  }
  return lastReaders;
}

function throughLayer({ layer, output }: PlacedLayer, sources: readonly Channels[]): Channels {
  const source = sources[0]!;
  switch (layer.layer) {
    case 'conv2d':
      return throughGroups(source, layer.groups, layer.outputChannels);
    case 'linear':
      return throughGroups(source, 1, layer.outputFeatures);
    case 'channelShuffle':
      return shuffled(source, layer.groups);
    case 'add':
      return source.map((_, channel) => sumPathCounts(sources.map((branch) => [branch[channel]!, 1])));
    case 'concat':
      return sources.flat();
    case 'averagePool':
    case 'maxPool':
    case 'globalAveragePool':
    case 'batchNorm':
    case 'activation':
    case 'scale':
      return source.slice(0, output.channels);
  }
}

/** Every output of a group sees all inputs of the group: one sum serves them all. */
function throughGroups(source: Channels, groups: number, outputChannels: number): Channels {
  const inputsPerGroup = source.length / groups;
  const outputsPerGroup = outputChannels / groups;
  const sums =
    inputsPerGroup === 1
      ? source
      : Array.from({ length: groups }, (_, group) =>
          sumPathCounts(counted(source.slice(group * inputsPerGroup, (group + 1) * inputsPerGroup))),
        );
  return Array.from({ length: outputChannels }, (_, output) => sums[Math.floor(output / outputsPerGroup)]!);
}

/** Each distinct entry and how often it occurs. */
export function counted(channels: Channels): ReadonlyMap<PathCounts, number> {
  const times = new Map<PathCounts, number>();
  for (const channel of channels) times.set(channel, (times.get(channel) ?? 0) + 1);
  return times;
}

/** `output[i·groups + j] = input[j·(c/groups) + i]`, as `ChannelShuffle` says. */
function shuffled(source: Channels, groups: number): Channels {
  const perGroup = source.length / groups;
  return source.map((_, channel) => source[(channel % groups) * perGroup + Math.floor(channel / groups)]!);
}
