import '../fixtures/relaxed-simd.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerName } from '../../block/layer.js';
import { arbitraryLayer } from '../fixtures/arbitrary-layers.js';
import { runPoisoned } from './fixtures/run-poisoned.js';
import type { KernelEntry } from './kernel.js';
import { wasmKernels } from './registry.js';

const LAYER_OF_KERNEL: { readonly [operation: string]: LayerName } = {
  conv: 'conv2d',
  gconv: 'conv2d',
  dwconv: 'conv2d',
  linear: 'linear',
  avgpool: 'averagePool',
  maxpool: 'maxPool',
  gavgpool: 'globalAveragePool',
  add: 'add',
  activation: 'activation',
  scale: 'scale',
  batchnorm: 'batchNorm',
  concat: 'concat',
  shuffle: 'channelShuffle',
};

const layerOf = ({ name }: KernelEntry): LayerName => LAYER_OF_KERNEL[name.split('-')[1]!]!;

describe.each([
  ['relaxed multiply-add', true],
  ['multiply and add', false],
])('with %s', (_, fusedMultiplyAdd) => {
  it.each(wasmKernels)(
    '$name agrees with the reference on every shape, and keeps to its tensors',
    async (kernel) => {
      const accepted = arbitraryLayer(layerOf(kernel)).filter(({ layers }) => kernel.accepts(layers.at(-1)!));
      await fc.assert(
        fc.asyncProperty(accepted, async (lowered) => {
          const { error, difference, overwritten, changed } = await runPoisoned(
            lowered,
            kernel,
            fusedMultiplyAdd,
          );
          // Inputs have variance 1, and weights make sums that have it too. Where the few outputs there are have nearly cancelled, or
          // a relu has cut the others off, nothing large is left to compare with: then the bound is on 1, not on the largest of them.
          if (!(difference <= kernel.errorBound)) expect(error).toBeLessThanOrEqual(kernel.errorBound);
          expect({ overwritten, changed }).toEqual({ overwritten: 0, changed: 0 });
        }),
        { numRuns: 20 },
      );
    },
  );
});
