import '../../fixtures/relaxed-simd.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerName } from '../../../block/layer.js';
import { arbitraryLayer } from '../../fixtures/arbitrary-layers.js';
import { runPoisoned } from '../fixtures/run-poisoned.js';
import { wasmKernels } from '../registry.js';

const LAYERS: readonly LayerName[] = [
  'conv2d',
  'averagePool',
  'maxPool',
  'batchNorm',
  'activation',
  'channelShuffle',
  'add',
  'concat',
  'scale',
  'linear',
  'globalAveragePool',
];

/** One kernel of those that may run a layer, by a number of any size. */
const pick = <T>(items: readonly T[], number: number): T => items[number % items.length]!;

describe('the rows of a layer, split over threads', () => {
  it.each(LAYERS)('%s: agree with the reference on every shape, and keep to their tensors', async (name) => {
    const kernelsOf = wasmKernels.filter(({ algorithm }) => algorithm !== '');
    await fc.assert(
      fc.asyncProperty(
        arbitraryLayer(name),
        fc.integer({ min: 2, max: 4 }),
        fc.nat(1000),
        async (lowered, threads, number) => {
          const able = kernelsOf.filter((kernel) => kernel.accepts(lowered.layers.at(-1)!));
          const kernel = pick(able, number);
          const { error, difference, overwritten, changed, output } = await runPoisoned(
            lowered,
            kernel,
            true,
            threads,
          );
          if (!(difference <= kernel.errorBound)) expect(error).toBeLessThanOrEqual(kernel.errorBound);
          expect({ overwritten, changed }).toEqual({ overwritten: 0, changed: 0 });
          const alone = await runPoisoned(lowered, kernel, true);
          if (kernel.algorithm === 'direct') expect(output.every((v, i) => v === alone.output[i])).toBe(true);
        },
      ),
      { numRuns: name === 'conv2d' ? 400 : 40 },
    );
  });
});
