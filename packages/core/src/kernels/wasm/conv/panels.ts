import type { Conv2d, Linear } from '../../../block/layer.js';
import type { LayerWeights } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';

/** Output channels that a tile computes at a time: `outputs` of them, in `width` lanes. */
export interface Panel {
  readonly outputs: number;
  /** `outputs` rounded up to whole vectors; the lanes beyond hold zeros and are never stored. */
  readonly width: number;
  readonly count: number;
}

/** Full panels, then a narrower one for what is left. */
export function panelsOf(groupOutputs: number, width: number): readonly Panel[] {
  const full = Math.floor(groupOutputs / width);
  const rest = groupOutputs % width;
  return [
    ...(full > 0 ? [{ outputs: width, width, count: full }] : []),
    ...(rest > 0 ? [{ outputs: rest, width: Math.ceil(rest / 4) * 4, count: 1 }] : []),
  ];
}

/** Filters as they come: output channel by output channel, each with the products of its sum in an order of its own. */
interface Filters {
  readonly groups: number;
  readonly groupOutputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array | undefined;
  /** For each product in the kernel's order, where its weight is within a filter. */
  readonly order: Int32Array;
}

/** `[group][panel]([bias])[product][lane]`: a tile reads its weights from first to last. */
export function packPanels(
  { groups, groupOutputs, weights, bias, order }: Filters,
  width: number,
): Float32Array {
  const panels = panelsOf(groupOutputs, width);
  const groupLanes = panels.reduce((lanes, panel) => lanes + panel.width * panel.count, 0);
  const packed = new Float32Array(groups * groupLanes * (order.length + (bias ? 1 : 0)));
  let at = 0;
  for (let group = 0; group < groups; group++) {
    let first = group * groupOutputs;
    for (const panel of panels) {
      for (let i = 0; i < panel.count; i++, first += panel.outputs) {
        if (bias) {
          packed.set(bias.subarray(first, first + panel.outputs), at);
          at += panel.width;
        }
        for (const place of order) {
          for (let lane = 0; lane < panel.outputs; lane++) {
            packed[at + lane] = weights[(first + lane) * order.length + place]!;
          }
          at += panel.width;
        }
      }
    }
  }
  return packed;
}

/** From OIHW to panels whose sums run over kernel row, kernel column, channel: the order of NHWC memory. */
export function packConvPanels(placed: PlacedAs<Conv2d>, weights: LayerWeights, width: number): Float32Array {
  const { groups, outputChannels, kernel } = placed.layer;
  const channels = placed.inputShapes[0]!.channels / groups;
  const taps = kernel[0] * kernel[1];
  return packPanels(
    {
      groups,
      groupOutputs: outputChannels / groups,
      weights: weights.weights!,
      bias: weights.bias,
      order: Int32Array.from(
        { length: taps * channels },
        (_, product) => (product % channels) * taps + Math.floor(product / channels),
      ),
    },
    width,
  );
}

export function packLinearPanels(
  placed: PlacedAs<Linear>,
  weights: LayerWeights,
  width: number,
): Float32Array {
  const { outputFeatures } = placed.layer;
  const matrix = weights.weights!;
  return packPanels(
    {
      groups: 1,
      groupOutputs: outputFeatures,
      weights: matrix,
      bias: weights.bias,
      order: Int32Array.from({ length: matrix.length / outputFeatures }, (_, product) => product),
    },
    width,
  );
}
