import type { LoweredLayers, PlacedLayer } from '../block/layer.js';
import { exactProduct, exactSum } from './exact.js';
import { layerMacs } from './layer-macs.js';
import { mapElements } from './map-elements.js';

export const CONVENTION_NAMES = ['ours', 'fvcore', 'thop', 'thop-0.0.31'] as const;
export type ConventionName = (typeof CONVENTION_NAMES)[number];

/** What a counter adds to the MACs of convolutions and linear layers, per element. All count one MAC as one operation. */
interface Convention {
  /** Per output element of a convolution with bias. */
  readonly convBias: number;
  /** Per element of a norm with factor and offset. */
  readonly norm: number;
  /** Per output element of an average pool. */
  readonly averagePool: number;
  /** Of a global average pool: per input element and per output element. */
  readonly globalPool: { readonly input: number; readonly output: number };
}

/**
 * Each as its tool counts a network in evaluation mode; activations, sums, products, joins, shuffles, max pools and the bias of linear
 * layers count nothing in any of them.
 */
const CONVENTIONS: { readonly [Name in ConventionName]: Convention } = {
  ours: { convBias: 0, norm: 0, averagePool: 0, globalPool: { input: 0, output: 0 } },
  // fvcore 0.1.5, nn/jit_handles.py: conv_flop_count, batchnorm_flop_jit (2 with affine), and in nn/flop_count.py
  // adaptive_avg_pool2d = elementwise_flop_counter(1, 0); avg_pool2d has no handle there.
  fvcore: { convBias: 0, norm: 2, averagePool: 0, globalPool: { input: 1, output: 0 } },
  // thop 0.1.1, thop/vision: calculate_conv2d_flops leaves the bias out; calculate_norm is 2 an element, doubled with affine;
  // calculate_adaptive_avg is (k + 1) an output, k inputs each.
  thop: { convBias: 0, norm: 4, averagePool: 1, globalPool: { input: 1, output: 1 } },
  // thop 0.0.31, thop/vision/basic_hooks.py: count_convNd adds bias_ops an output, count_bn is 2 an element.
  'thop-0.0.31': { convBias: 1, norm: 2, averagePool: 1, globalPool: { input: 1, output: 1 } },
};

/**
 * Operations of a block as a well-known counter counts them, to the digit.
 * @throws {CostOverflowError}
 */
export function countByConvention(lowered: LoweredLayers, name: ConventionName): number {
  const convention = CONVENTIONS[name];
  return exactSum(
    `count by ${name}`,
    lowered.layers.flatMap((placed) => [layerMacs(placed), addedBy(convention, placed)]),
  );
}

function addedBy(convention: Convention, { layer, inputShapes, output }: PlacedLayer): number {
  const input = mapElements(inputShapes[0]!);
  const written = mapElements(output);
  const times = (coefficient: number, count: number) => exactProduct('count', [coefficient, count]);
  switch (layer.layer) {
    case 'conv2d':
      return layer.bias ? times(convention.convBias, written) : 0;
    case 'batchNorm':
      return times(convention.norm, input);
    case 'averagePool':
      return times(convention.averagePool, written);
    case 'globalAveragePool':
      return times(convention.globalPool.input, input) + times(convention.globalPool.output, written);
    default:
      return 0;
  }
}
