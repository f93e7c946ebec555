import type { Conv2d, Pads, PlacedLayer } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import { roomFor } from '../place-tensors.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import { type TileBlock, tileBlocks } from './tile-blocks.js';
import { FILTER_TAPS, type WinogradTransform } from './winograd-transform.js';

const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

/** What the transformed tiles of a block may take: they are written and read once, and should stay in the second-level cache. */
const BLOCK_BYTES = 2 ** 18;
/** Fewer tiles a block would read the weights, which may come from further away, too often. */
const FEWEST_TILES = 24;

/** How a layer is cut into blocks of tiles, and where the scratch memory holds what. */
export interface WinogradLayout {
  readonly rowBlocks: readonly TileBlock[];
  readonly columnBlocks: readonly TileBlock[];
  /** A transformed input tile at one position: its channels, rounded up to whole vectors. */
  readonly inputTileBytes: number;
  readonly outputTileBytes: number;
  /** From one position's tiles to the next one's. */
  readonly inputPositionBytes: number;
  readonly outputPositionBytes: number;
  /** From the start of the scratch memory, where one tile between its two transforms is. */
  readonly inputStart: number;
  readonly outputStart: number;
  readonly bytes: number;
}

function wholeVectorBytes(channels: number): number {
  return Math.ceil(channels / LANES) * VECTOR_BYTES;
}

export function winogradLayout(placed: PlacedAs<Conv2d>, transform: WinogradTransform): WinogradLayout {
  const { height, width, channels } = placed.output;
  const positions = transform.positions ** 2;
  const inputTileBytes = wholeVectorBytes(placed.inputShapes[0]!.channels);
  const outputTileBytes = wholeVectorBytes(channels);
  const fitting = Math.floor(BLOCK_BYTES / (positions * (inputTileBytes + outputTileBytes)));
  const largest = Math.max(FEWEST_TILES, fitting);
  const columnBlocks = tileBlocks(width, transform.outputs, largest);
  const widest = Math.max(...columnBlocks.map(({ tiles }) => tiles));
  const rowBlocks = tileBlocks(height, transform.outputs, Math.max(1, Math.floor(largest / widest)));
  const tiles = widest * Math.max(...rowBlocks.map((block) => block.tiles));
  // Staggered: at equal addresses modulo 4096 the positions of one tile would drive each other out of the first-level cache.
  const inputPositionBytes = roomFor(tiles * inputTileBytes);
  const outputPositionBytes = roomFor(tiles * outputTileBytes);
  const inputStart = roomFor(positions * VECTOR_BYTES);
  const outputStart = inputStart + positions * inputPositionBytes;
  return {
    rowBlocks,
    columnBlocks,
    inputTileBytes,
    outputTileBytes,
    inputPositionBytes,
    outputPositionBytes,
    inputStart,
    outputStart,
    bytes: outputStart + positions * outputPositionBytes,
  };
}

/** The layer's pads, and below and to the right what the last tiles reach beyond them. */
export function winogradBorder({ layer, output }: PlacedAs<Conv2d>, { outputs }: WinogradTransform): Pads {
  const missing = (length: number): number => Math.ceil(length / outputs) * outputs - length;
  const { pads } = layer;
  return {
    ...pads,
    bottom: pads.bottom + missing(output.height),
    right: pads.right + missing(output.width),
  };
}

export function isWinogradShape(placed: PlacedLayer): placed is PlacedAs<Conv2d> {
  const { layer } = placed;
  if (layer.layer !== 'conv2d') return false;
  const shape = [...layer.kernel, ...layer.stride, ...layer.dilation];
  return shape.join() === [FILTER_TAPS, FILTER_TAPS, 1, 1, 1, 1].join();
}
