import { BLOCK_INPUT, type PlacedLayer } from '@convscape/core';

/** One way that data takes past other layers: from a layer to one that is not the next. */
export interface SideTrack {
  /** Indices of layers; `BLOCK_INPUT` is the block's input. */
  readonly from: number;
  readonly to: number;
  /** 1 is next to the main track; tracks that overlap lie further out. */
  readonly lane: number;
}

export interface Rails {
  /** Whether each layer reads the one above it. */
  readonly joined: readonly boolean[];
  readonly sideTracks: readonly SideTrack[];
  readonly lanes: number;
}

/** A block's graph as tracks beside a list of its layers in running order. */
export function rails(layers: readonly PlacedLayer[]): Rails {
  const joined = layers.map(({ inputs }, index) => inputs.includes(index - 1));
  const skips = layers.flatMap(({ inputs }, to) =>
    inputs.filter((from) => from !== to - 1).map((from) => ({ from, to })),
  );
  // Short ones lie inside long ones.
  skips.sort((a, b) => a.to - a.from - (b.to - b.from));
  const sideTracks: SideTrack[] = [];
  for (const skip of skips) {
    let lane = 1;
    while (sideTracks.some((other) => other.lane === lane && skip.from < other.to && other.from < skip.to))
      lane++;
    sideTracks.push({ ...skip, lane });
  }
  return { joined, sideTracks, lanes: Math.max(0, ...sideTracks.map(({ lane }) => lane)) };
}

/** The row of a layer in a list that begins with the block's input. */
export function railRow(index: number): number {
  return index === BLOCK_INPUT ? 0 : index + 1;
}
