/** `count` neighbouring stretches of `tiles` tiles each; the last tile of a stretch has `lastOutputs` outputs, the others all. */
export interface TileBlock {
  readonly tiles: number;
  readonly lastOutputs: number;
  readonly count: number;
}

/** Cuts an axis of `outputs` outputs, `tileOutputs` a tile, into stretches of at most `largest` tiles, as even as they can be. */
export function tileBlocks(outputs: number, tileOutputs: number, largest: number): readonly TileBlock[] {
  const tiles = Math.ceil(outputs / tileOutputs);
  const stretches = Math.ceil(tiles / largest);
  const blocks: TileBlock[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const first = Math.floor((stretch * tiles) / stretches);
    const end = Math.floor(((stretch + 1) * tiles) / stretches);
    const lastOutputs = end < tiles ? tileOutputs : outputs - (tiles - 1) * tileOutputs;
    const last = blocks.at(-1);
    if (last && last.tiles === end - first && last.lastOutputs === lastOutputs) {
      blocks[blocks.length - 1] = { ...last, count: last.count + 1 };
    } else {
      blocks.push({ tiles: end - first, lastOutputs, count: 1 });
    }
  }
  return blocks;
}
