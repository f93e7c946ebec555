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

interface PackedMatrix {
  readonly groups: number;
  readonly groupOutputs: number;
  /** Products a sum. */
  readonly depth: number;
  readonly bias: Float32Array | undefined;
  /** The weight of output channel `o` for product `k` of the kernel's reduction order. */
  weight(o: number, k: number): number;
}

/** `[group][panel]([bias])[k][lane]`: a tile reads its weights from first to last. */
function packPanels(
  { groups, groupOutputs, depth, bias, weight }: PackedMatrix,
  width: number,
): Float32Array {
  const panels = panelsOf(groupOutputs, width);
  const rows = depth + (bias ? 1 : 0);
  const groupLanes = panels.reduce((lanes, panel) => lanes + panel.width * panel.count, 0);
  const packed = new Float32Array(groups * groupLanes * rows);
  let at = 0;
  for (let group = 0; group < groups; group++) {
    let first = group * groupOutputs;
    for (const panel of panels) {
      for (let i = 0; i < panel.count; i++, first += panel.outputs) {
        if (bias) {
          packed.set(bias.subarray(first, first + panel.outputs), at);
          at += panel.width;
        }
        for (let k = 0; k < depth; k++, at += panel.width) {
          for (let lane = 0; lane < panel.outputs; lane++) packed[at + lane] = weight(first + lane, k);
        }
      }
    }
  }
  return packed;
}

/** From OIHW to panels whose sums run over kernel row, kernel column, channel: the order of NHWC memory. */
export function packConvPanels(placed: PlacedAs<Conv2d>, weights: LayerWeights, width: number): Float32Array {
  const { groups, outputChannels, kernel } = placed.layer;
  const groupInputs = placed.inputShapes[0]!.channels / groups;
  const taps = kernel[0] * kernel[1];
  const oihw = weights.weights!;
  return packPanels(
    {
      groups,
      groupOutputs: outputChannels / groups,
      depth: taps * groupInputs,
      bias: weights.bias,
      weight: (o, k) => {
        const channel = k % groupInputs;
        return oihw[(o * groupInputs + channel) * taps + (k - channel) / groupInputs]!;
      },
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
  const depth = matrix.length / outputFeatures;
  return packPanels(
    {
      groups: 1,
      groupOutputs: outputFeatures,
      depth,
      bias: weights.bias,
      weight: (o, k) => matrix[o * depth + k]!,
    },
    width,
  );
}
