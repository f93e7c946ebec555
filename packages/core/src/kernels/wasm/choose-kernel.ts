import type { PlacedLayer } from '../../block/layer.js';
import type { Calibration } from '../../engine/engine.js';
import type { KernelEntry } from './kernel.js';
import type { KernelChoice } from './plan-block.js';
import { wasmKernels } from './registry.js';

/**
 * The classes of convolutions between which the best tile differs, each with the kernels that a calibration chooses from;
 * without one, the first that can run the layer is taken.
 */
export const CALIBRATED_KERNELS = {
  depthwise: ['f32-dwconv-4x4', 'f32-dwconv-2x4', 'f32-dwconv-8x4'],
  wideDepthwise: ['f32-dwconv-8x4', 'f32-dwconv-4x4'],
  narrow: ['f32-gconv-12x4', 'f32-gconv-8x4'],
  pixel: ['f32-conv-1x32'],
  pointwise: ['f32-conv-2x16', 'f32-conv-4x8', 'f32-conv-6x8-u4'],
  window: ['f32-conv-2x16', 'f32-conv-4x8', 'f32-conv-6x8-u4'],
} as const;
export type ConvClass = keyof typeof CALIBRATED_KERNELS;

/** From this filter width on, a depthwise tile shares enough loads between its pixels to be worth twice the registers. */
const WIDE_FILTER = 5;

/** Groups of at most one vector of output channels: a wider tile would be half empty. */
const NARROW_GROUP = 4;

function convClass({ layer, inputShapes, output }: PlacedLayer): ConvClass | null {
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

/** A choice of kernels: the preferred one where it can, then the calibrated one of the layer's class, then the defaults. */
export function kernelChoice(calibration: Calibration, preferredKernel?: string): KernelChoice {
  return (placed) => {
    const accepting = wasmKernels.filter((kernel) => kernel.accepts(placed));
    const layerClass = convClass(placed);
    const wanted = [
      preferredKernel,
      ...(layerClass ? [calibration[layerClass], ...CALIBRATED_KERNELS[layerClass]] : []),
    ];
    const named = wanted.map((name) => accepting.find((kernel) => kernel.name === name));
    return named.find((kernel): kernel is KernelEntry => kernel !== undefined) ?? accepting[0]!;
  };
}
