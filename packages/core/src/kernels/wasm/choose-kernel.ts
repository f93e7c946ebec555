import { elements } from '../../block/feature-map.js';
import type { PlacedLayer } from '../../block/layer.js';
import type { Calibration } from '../../engine/engine.js';
import type { KernelEntry } from './kernel.js';
import { wasmKernels } from './registry.js';

/** The shapes of layers between which the best tile differs, each with the tile taken where no calibration says better. */
const DEFAULT_KERNELS = {
  window: 'f32-conv-4x8',
  pointwise: 'f32-conv-4x8',
  narrow: 'f32-conv-6x4',
  pixel: 'f32-conv-1x32',
  depthwise: 'f32-dwconv-4x4',
} as const;
export type ConvClass = keyof typeof DEFAULT_KERNELS;

/** Convolutions with fewer output channels a group than this leave wide tiles half empty. */
const NARROW_GROUP = 8;

function convClass({ layer, inputShapes, output }: PlacedLayer): ConvClass | null {
  if (layer.layer !== 'conv2d') return null;
  const inputChannels = inputShapes[0]!.channels;
  if (layer.groups === inputChannels && layer.outputChannels === inputChannels) return 'depthwise';
  if (layer.outputChannels / layer.groups < NARROW_GROUP) return 'narrow';
  if (elements(output) === output.channels) return 'pixel';
  return layer.kernel[0] * layer.kernel[1] === 1 ? 'pointwise' : 'window';
}

/** The kernel for a layer: the calibrated one of its class where there is one, else the default, else the first that accepts it. */
export function chooseKernel(placed: PlacedLayer, calibration: Calibration): KernelEntry {
  const accepting = wasmKernels.filter((kernel) => kernel.accepts(placed));
  const named = (name: unknown): KernelEntry | undefined => accepting.find((kernel) => kernel.name === name);
  const shape = convClass(placed);
  const chosen = shape && (named(calibration[shape]) ?? named(DEFAULT_KERNELS[shape]));
  return chosen ?? accepting[0]!;
}
