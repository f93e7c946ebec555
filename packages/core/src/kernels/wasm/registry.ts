import { depthwiseConv } from './conv/depthwise-conv.js';
import { directConv } from './conv/direct-conv.js';
import type { ProductTile } from './conv/emit-product.js';
import { groupedConv } from './conv/grouped-conv.js';
import { linear } from './conv/linear.js';
import { fusedDepthwisePointwise } from './fused/fused-depthwise-pointwise.js';
import type { FusedKernel } from './fused/fused-kernel.js';
import type { KernelEntry } from './kernel.js';
import { activation } from './pixelwise/activation.js';
import { add } from './pixelwise/add.js';
import { batchNorm } from './pixelwise/batch-norm.js';
import { channelShuffle } from './pixelwise/channel-shuffle.js';
import { concat } from './pixelwise/concat.js';
import { globalAveragePool } from './pixelwise/global-average-pool.js';
import { scale } from './pixelwise/scale.js';
import { averagePool, maxPool } from './window/pool.js';
import { winogradConv } from './winograd/winograd-conv.js';
import { WINOGRAD_TRANSFORMS } from './winograd/winograd-transform.js';

/** Register tiles, one of which is the best for each JavaScript engine. */
const PRODUCT_TILES: readonly ProductTile[] = [
  { pixels: 4, outputs: 8, unroll: 1 },
  { pixels: 2, outputs: 16, unroll: 1 },
  { pixels: 6, outputs: 8, unroll: 4 },
];

/** Tiles of twice the width, for engines that join two 128-bit registers into one; elsewhere they spill. */
const WIDE_TILES: readonly ProductTile[] = [
  { pixels: 6, outputs: 16, unroll: 4 },
  { pixels: 6, outputs: 16, unroll: 1 },
];

/** For one output pixel, which reads each weight once: as many sums as registers hold beside what the compiler loads ahead. */
const PIXEL_TILES: readonly ProductTile[] = [
  { pixels: 1, outputs: 32, unroll: 1 },
  { pixels: 1, outputs: 28, unroll: 1 },
];

/** Kernels of two layers. */
export const fusedKernels: readonly FusedKernel[] = [...PRODUCT_TILES, ...WIDE_TILES].map(
  fusedDepthwisePointwise,
);

/** Every kernel of one layer. The planner, the correctness tests and the benchmarks take theirs from here. */
export const wasmKernels: readonly KernelEntry[] = [
  ...PRODUCT_TILES.map(directConv),
  ...WIDE_TILES.map(directConv),
  ...PIXEL_TILES.map(directConv),
  ...WINOGRAD_TRANSFORMS.flatMap((transform) =>
    [...PRODUCT_TILES, ...WIDE_TILES].map((tile) => winogradConv(transform, tile)),
  ),
  groupedConv(8),
  groupedConv(12),
  depthwiseConv(2),
  depthwiseConv(4),
  depthwiseConv(8),
  depthwiseConv(4, 2),
  depthwiseConv(8, 2),
  ...PIXEL_TILES.map(linear),
  averagePool,
  maxPool,
  globalAveragePool,
  add,
  activation,
  scale,
  batchNorm,
  concat,
  channelShuffle,
];
