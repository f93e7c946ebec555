/** Multiply-adds of a vector that a core can start in one cycle, and cycles until one is done. */
const STARTED_PER_CYCLE = 2;
const LATENCY_CYCLES = 4;

/** What a tile costs besides its products, in cycles a step: small, so that it only decides between equals. */
const TILE_OVERHEAD = 0.3;

/**
 * Cycles that a tile takes for each step of its sums: `max(latency, sums / 2)`, as each sum has to wait for the step
 * before. A tile needs eight vectors of sums to keep a core of today busy.
 */
export function tileCycles(pixels: number, vectors: number): number {
  return Math.max(LATENCY_CYCLES, (pixels * vectors) / STARTED_PER_CYCLE) + TILE_OVERHEAD;
}
