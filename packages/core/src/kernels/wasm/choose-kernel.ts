import type { PlacedLayer } from '../../block/layer.js';
import type { AlgorithmName, Calibration } from '../../engine/engine.js';
import type { KernelEntry } from './kernel.js';
import type { KernelChoice } from './plan-block.js';
import { wasmKernels } from './registry.js';
import { winogradFor } from './winograd/choose-winograd.js';

/**
 * The classes of convolutions between which the best tile differs, each with the kernels that a calibration chooses from;
 * without one, the first that can run the layer is taken.
 */
export const CALIBRATED_KERNELS = {
  depthwise: ['f32-dwconv-4x4', 'f32-dwconv-2x4', 'f32-dwconv-8x4'],
  wideDepthwise: ['f32-dwconv-8x4', 'f32-dwconv-4x4'],
  narrow: ['f32-gconv-12x4', 'f32-gconv-8x4'],
  pixel: ['f32-conv-1x32', 'f32-conv-1x28'],
  pointwise: ['f32-conv-2x16', 'f32-conv-4x8', 'f32-conv-6x8-u4'],
  window: ['f32-conv-2x16', 'f32-conv-4x8', 'f32-conv-6x8-u4'],
  /** Up to which algorithm Winograd's tiles may grow; with which register tile is the pointwise class's to say. */
  winograd: ['f32-conv-2x16', 'f32-conv-winograd-f2x3-2x16', 'f32-conv-winograd-f4x3-2x16'],
} as const;
export type ConvClass = keyof typeof CALIBRATED_KERNELS;
export type CalibratedKernels = { readonly [Class in ConvClass]: readonly [string, ...string[]] };

/** Where pairs of 128-bit operations are joined: tiles that are an even number of vectors wide, and twice as large. */
export const REVECTORIZED_KERNELS: CalibratedKernels = {
  ...CALIBRATED_KERNELS,
  depthwise: ['f32-dwconv-4x8', 'f32-dwconv-8x8'],
  wideDepthwise: ['f32-dwconv-8x8', 'f32-dwconv-4x8'],
  pointwise: ['f32-conv-6x16-u4', 'f32-conv-6x16'],
  window: ['f32-conv-6x16-u4', 'f32-conv-6x16'],
  winograd: ['f32-conv-6x16-u4', 'f32-conv-winograd-f2x3-6x16-u4', 'f32-conv-winograd-f4x3-6x16-u4'],
};

/** From this filter width on, a depthwise tile shares enough loads between its pixels to be worth twice the registers. */
const WIDE_FILTER = 5;

/** A linear layer is a convolution of one pixel, and so is the best tile for it. */
function ownName(name: unknown, { layer }: PlacedLayer): string {
  return layer.layer === 'linear' ? String(name).replace('f32-conv', 'f32-linear') : String(name);
}

/** Groups of at most one vector of output channels: a wider tile would be half empty. */
const NARROW_GROUP = 4;

function convClass({ layer, inputShapes, output }: PlacedLayer): ConvClass | null {
  if (layer.layer === 'linear') return 'pixel';
  if (layer.layer !== 'conv2d') return null;
  const inputChannels = inputShapes[0]!.channels;
  const groupOutputs = layer.outputChannels / layer.groups;
  if (layer.groups === inputChannels && groupOutputs === 1) {
    return layer.kernel[1] < WIDE_FILTER ? 'depthwise' : 'wideDepthwise';
  }
  if (groupOutputs <= NARROW_GROUP) return 'narrow';
  if (output.height * output.width === 1) return 'pixel';
  return layer.kernel[0] * layer.kernel[1] === 1 ? 'pointwise' : 'window';
}

export interface KernelWishes {
  /** Absent: `direct`. */
  readonly algorithm?: AlgorithmName;
  /** Taken wherever it can run a layer. */
  readonly preferredKernel?: string | undefined;
  readonly classes?: CalibratedKernels;
}

/**
 * A choice of kernels, the first of these that can run the layer: the preferred one, Winograd's where it is wished for and
 * gains, the calibrated one of the layer's class, the defaults.
 */
export function kernelChoice(
  calibration: Calibration,
  { algorithm = 'direct', preferredKernel, classes = CALIBRATED_KERNELS }: KernelWishes = {},
): KernelChoice {
  const productTile = String(calibration.pointwise ?? classes.pointwise[0]);
  return (placed) => {
    const accepting = wasmKernels.filter((kernel) => kernel.accepts(placed));
    const layerClass = convClass(placed);
    const winograd = layerClass === 'window' ? winogradFor(placed, calibration, algorithm) : undefined;
    const wanted = [
      preferredKernel,
      // Its products are those of a pointwise layer, and so is the best tile for them.
      winograd && productTile.replace('f32-conv', `f32-conv-${winograd.algorithm}`),
      ...(layerClass ? [calibration[layerClass], ...classes[layerClass]] : []),
    ];
    const named = wanted.map((name) => accepting.find((kernel) => kernel.name === ownName(name, placed)));
    return named.find((kernel): kernel is KernelEntry => kernel !== undefined) ?? accepting[0]!;
  };
}
