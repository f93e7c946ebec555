import type { LoweredLayers, PlacedLayer } from '../block/layer.js';
import { mixing } from '../mixing/index.js';
import { sha256Hex } from './sha256-hex.js';

/** Links of long chains, told in more characters than this, are known by their hash: a space may have thousands of them. */
const LONG = 10_000;

/**
 * Mixing reach, counted once for all blocks whose channels are linked alike: it does not depend on height and width, nor on the engine, and
 * a space has many of each.
 */
export function reachCounter(): (lowered: LoweredLayers) => number {
  const known = new Map<string, number>();
  return (lowered) => {
    const told = JSON.stringify([lowered.input.channels, lowered.layers.map(linkOf)]);
    const links = told.length > LONG ? sha256Hex(told) : told;
    const reach = known.get(links) ?? mixing(lowered).reach;
    known.set(links, reach);
    return reach;
  };
}

/** What of a layer decides which channels it links. */
function linkOf({ layer, inputs, output }: PlacedLayer): readonly unknown[] {
  return [layer.layer, 'groups' in layer ? layer.groups : 1, output.channels, inputs];
}
