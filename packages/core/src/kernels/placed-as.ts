import type { Layer, PlacedLayer } from '../block/layer.js';

/** A placed layer that is known to be of one kind. */
export type PlacedAs<L extends Layer> = PlacedLayer & { readonly layer: L };
