import { type Axis, tapPosition, tapsInside } from '../window/axis.js';

/** An input column of a tile, and the products it takes part in: output `pixel` of the tile with filter column `kx`. */
export interface TileColumn {
  /** Columns from the tile's first input column. */
  readonly offset: number;
  readonly uses: readonly { readonly pixel: number; readonly kx: number }[];
}

/** `count` tiles of `pixels` neighbouring outputs that read alike: the same columns inside the input, each further on. */
export interface ColumnTile {
  readonly pixels: number;
  readonly count: number;
  /** The input column that the first of these tiles reads first. */
  readonly firstInput: number;
  readonly columns: readonly TileColumn[];
  /** Filter columns that occur in `columns`. */
  readonly taps: readonly number[];
}

function tileAt(axis: Axis, first: number, pixels: number): ColumnTile {
  const uses = new Map<number, { pixel: number; kx: number }[]>();
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (const kx of tapsInside(axis, first + pixel)) {
      const column = tapPosition(axis, first + pixel, kx);
      uses.set(column, [...(uses.get(column) ?? []), { pixel, kx }]);
    }
  }
  const inputs = [...uses.keys()].sort((a, b) => a - b);
  const firstInput = inputs[0] ?? 0;
  return {
    pixels,
    count: 1,
    firstInput,
    columns: inputs.map((column) => ({ offset: column - firstInput, uses: uses.get(column)! })),
    taps: [...new Set([...uses.values()].flat().map(({ kx }) => kx))].sort((a, b) => a - b),
  };
}

function readAlike(a: ColumnTile, b: ColumnTile): boolean {
  return a.pixels === b.pixels && JSON.stringify(a.columns) === JSON.stringify(b.columns);
}

/** Tiles a row of outputs in the sizes given, which sum to its length; neighbouring tiles that read alike become one entry. */
export function columnTiles(axis: Axis, sizes: readonly number[]): readonly ColumnTile[] {
  const tiles: ColumnTile[] = [];
  let first = 0;
  for (const size of sizes) {
    const tile = tileAt(axis, first, size);
    first += size;
    const last = tiles.at(-1);
    // A tile that starts on a pad reads fewer columns, so tiles that read alike are also one stride apart.
    if (last && readAlike(last, tile)) tiles[tiles.length - 1] = { ...last, count: last.count + 1 };
    else tiles.push(tile);
  }
  return tiles;
}

/** `tilePixels` each, and a last one for what is left. */
export function evenSizes(length: number, tilePixels: number): readonly number[] {
  const full = Array<number>(Math.floor(length / tilePixels)).fill(tilePixels);
  return length % tilePixels > 0 ? [...full, length % tilePixels] : full;
}
