import type { Graph } from './graph.js';

/**
 * Squeeze-and-excitation (Hu et al., 2018) on what was placed last, `h × w × c`: global average pool, 1×1 to `ceil(c/r)` with
 * ReLU, 1×1 back to `c` with sigmoid, and the channel-by-channel product. MACs and weights `2·c·ceil(c/r)`.
 * @param ratio r; 0 places nothing
 */
export function placeSqueezeExcite(graph: Graph, ratio: number, bias: boolean): void {
  if (ratio === 0) return;
  const map = graph.last();
  const { channels } = graph.shape(map);
  graph.place('squeeze', { layer: 'globalAveragePool' });
  graph.conv('excite-reduce', { outputChannels: Math.ceil(channels / ratio), bias, activation: 'relu' });
  const gate = graph.conv('excite-expand', { outputChannels: channels, bias, activation: 'sigmoid' });
  graph.place('scale', { layer: 'scale' }, [map, gate]);
}
