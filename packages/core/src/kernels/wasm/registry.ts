import { depthwiseConv } from './conv/depthwise-conv.js';
import { directConv } from './conv/direct-conv.js';
import { groupedConv } from './conv/grouped-conv.js';
import { linear } from './conv/linear.js';
import type { KernelEntry } from './kernel.js';
import { activation } from './pixelwise/activation.js';
import { add } from './pixelwise/add.js';
import { batchNorm } from './pixelwise/batch-norm.js';
import { channelShuffle } from './pixelwise/channel-shuffle.js';
import { concat } from './pixelwise/concat.js';
import { globalAveragePool } from './pixelwise/global-average-pool.js';
import { scale } from './pixelwise/scale.js';
import { averagePool, maxPool } from './window/pool.js';

/** Every kernel. The planner, the correctness tests and the benchmarks take theirs from here. */
export const wasmKernels: readonly KernelEntry[] = [
  directConv({ pixels: 4, outputs: 8, unroll: 1 }),
  directConv({ pixels: 2, outputs: 16, unroll: 1 }),
  directConv({ pixels: 6, outputs: 8, unroll: 4 }),
  directConv({ pixels: 1, outputs: 32, unroll: 1 }),
  groupedConv(8),
  groupedConv(12),
  depthwiseConv(2),
  depthwiseConv(4),
  depthwiseConv(8),
  linear({ pixels: 1, outputs: 32, unroll: 1 }),
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
