import type { Conv2d } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import { FILTER_TAPS, type WinogradTransform } from './winograd-transform.js';

const LANES = 4;

/** Reading a vector of weights from where a large layer's are, the third-level cache, takes as long as this many multiply-adds. */
const WEIGHT_READ = 5;

/**
 * A transform of one tile of four channels, there or back, by the outputs of a tile: fitted to layers of 8 to 64 channels,
 * where transforms are a large part of the time.
 */
const TRANSFORM: { readonly [outputs: number]: number } = { 2: 35, 4: 180 };

/** Multiply-adds of vectors for `sums` tiles or pixels, every weight read once for all of them. */
function productCost({ layer, inputShapes }: PlacedAs<Conv2d>, sums: number, positions: number): number {
  const weights = positions * (inputShapes[0]!.channels / layer.groups) * (layer.outputChannels / LANES);
  return weights * (sums + WEIGHT_READ);
}

function winogradCost(placed: PlacedAs<Conv2d>, { outputs, positions }: WinogradTransform): number {
  const { height, width, channels } = placed.output;
  const tiles = Math.ceil(height / outputs) * Math.ceil(width / outputs);
  const vectors = Math.ceil(placed.inputShapes[0]!.channels / LANES) + Math.ceil(channels / LANES);
  return productCost(placed, tiles, positions ** 2) + tiles * vectors * TRANSFORM[outputs]!;
}

/**
 * How many times faster than a direct kernel Winograd's algorithm is for a layer, as counted: its products, which are
 * fewer, its transforms, which a direct kernel has not, and its weights, of which it reads more (16/9 and 36/9).
 */
export function winogradGain(placed: PlacedAs<Conv2d>, transform: WinogradTransform): number {
  const { height, width } = placed.output;
  return productCost(placed, height * width, FILTER_TAPS ** 2) / winogradCost(placed, transform);
}
