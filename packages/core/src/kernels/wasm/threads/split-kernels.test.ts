import '../../fixtures/relaxed-simd.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerName } from '../../../block/layer.js';
import { arbitraryLayer } from '../../fixtures/arbitrary-layers.js';
import { conv, placeLayers } from '../../fixtures/place-layers.js';
import { runPoisoned } from '../fixtures/run-poisoned.js';
import { DIRECT_ALGORITHM } from '../kernel.js';
import { fusedKernels, wasmKernels } from '../registry.js';

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

describe('a layer split over threads', () => {
  it.each(LAYERS)('gives the same sums on every shape, and keeps to its tensors: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryLayer(name),
        fc.integer({ min: 2, max: 4 }),
        fc.nat(),
        async (lowered, threads, number) => {
          const able = wasmKernels.filter((kernel) => kernel.accepts(lowered.layers.at(-1)!));
          const kernel = able[number % able.length]!;
          const split = await runPoisoned(lowered, kernel, true, threads);
          if (!(split.difference <= kernel.errorBound))
            expect(split.error).toBeLessThanOrEqual(kernel.errorBound);
          expect(split).toMatchObject({ overwritten: 0, changed: 0 });
          if (kernel.algorithm !== DIRECT_ALGORITHM) return;
          // Bit by bit, but for the sign of a zero: some kernels add products with pads, some leave them out.
          const whole = await runPoisoned(lowered, kernel, true);
          expect(split.output.every((value, i) => value === whole.output[i])).toBe(true);
        },
      ),
      { numRuns: name === 'conv2d' ? 60 : 10 },
    );
  });

  it.each(fusedKernels)('gives the same sums where two layers are fused: $name', async (kernel) => {
    const lowered = placeLayers({ height: 13, width: 9, channels: 12 }, [
      { layer: conv(12, { groups: 12, stride: [2, 2], bias: true }) },
      { layer: conv(20, { kernel: [1, 1], pads: { top: 0, left: 0, bottom: 0, right: 0 } }) },
    ]);
    const split = await runPoisoned(lowered, kernel, true, 3);
    expect(split).toMatchObject({ overwritten: 0, changed: 0, splitSteps: 1 });
    expect(split.output).toEqual((await runPoisoned(lowered, kernel, true)).output);
  });
});
