import { BlockError } from './block-error.js';
import type { SequenceLayer } from './block-spec.js';
import type { FeatureMap } from './feature-map.js';
import { type Graph, graphOf } from './graph.js';
import { BLOCK_INPUT, type LoweredLayers } from './layer.js';
import { LAYER_DEFAULTS, type LayerDefaults, resolveLayer } from './sequence-layer.js';

/** The id that stands for the sequence's own input. */
const INPUT_ID = 'input';

/**
 * A list of layers over an input: a `sequence` block, or a whole network. Each reads the layer before it unless `from` names others
 * by their `id`; a repeated layer reads its own copy before, and its id stands for the last copy.
 * @throws {BlockError} naming `layers[i]` where a layer cannot be placed
 */
export function lowerSequence(
  input: FeatureMap,
  layers: readonly SequenceLayer[],
  defaults: LayerDefaults = LAYER_DEFAULTS,
): LoweredLayers {
  return placeSequence(input, layers, defaults).lowered();
}

/** As `lowerSequence`, still open for further layers. */
export function placeSequence(
  input: FeatureMap,
  layers: readonly SequenceLayer[],
  defaults: LayerDefaults,
): Graph {
  const graph = graphOf(input);
  const indexOfId = new Map<string, number>([[INPUT_ID, BLOCK_INPUT]]);

  layers.forEach((written, position) => {
    const place = `layers[${position}]`;
    const { id, repeat = 1 } = written;
    if (id !== undefined && indexOfId.has(id))
      throw new BlockError('DUPLICATE_ID', { place: `${place}.id`, received: id, hint: 'give each id once' });

    let from = written.from?.map((name) => indexOf(name, indexOfId, place)) ?? [graph.last()];
    for (let copy = 1; copy <= repeat; copy++) {
      const layer = resolveLayer(written, from.map(graph.shape), place, defaults);
      const name = id ?? `${written.layer}-${position + 1}`;
      const role = repeat === 1 || (id !== undefined && copy === repeat) ? name : `${name}.${copy}`;
      from = [graph.place(role, layer, from, place)];
    }
    if (id !== undefined) indexOfId.set(id, graph.last());
  });
  return graph;
}

function indexOf(name: string, indexOfId: ReadonlyMap<string, number>, place: string): number {
  const index = indexOfId.get(name);
  if (index !== undefined) return index;
  throw new BlockError('UNKNOWN_ID', {
    place: `${place}.from`,
    received: name,
    hint: `layers before it are ${[...indexOfId.keys()].join(', ')}`,
  });
}
