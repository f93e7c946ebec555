/** In the place of a layer's index. */
export const ALL_LAYERS = -1;

/** A loop around one thread's part of a layer, or of all. Only where there are helpers does it look at `base`: arrivals at barriers before it. */
export type LayerLoop = (times: number, weightSetAddress: number, base: number) => void;

/** The name under which a module exports a loop; layers that are fused run with their last. Thread 0 is the calling one. */
export function loopExport(layer: number, thread = 0): string {
  const name = layer === ALL_LAYERS ? 'run' : `layer${layer}`;
  return thread === 0 ? name : `${name}@${thread}`;
}
