import '../../fixtures/relaxed-simd.js';
import { describe, expect, it } from 'vitest';
import type { FeatureMap, Layer } from '../../../block/index.js';
import { conv, placeLayers } from '../../fixtures/place-layers.js';
import { runPoisoned } from '../fixtures/run-poisoned.js';
import { wasmKernels } from '../registry.js';

const map = (height: number, width: number, channels: number): FeatureMap => ({ height, width, channels });
const pads = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

/** Large enough for several blocks of tiles, which the small shapes of the kernels' own test are not. */
const SHAPES: readonly (readonly [string, FeatureMap, Layer])[] = [
  ['blocks of whole rows', map(41, 38, 32), conv(32, { bias: true, activation: 'relu' })],
  ['blocks of parts of rows', map(5, 131, 24), conv(40, { bias: true, activation: 'hard-swish' })],
  ['groups in blocks', map(33, 35, 48), conv(36, { groups: 4, activation: 'relu6' })],
  ['no pads', map(39, 39, 18), conv(30, { pads: pads(0, 0, 0, 0), bias: true })],
  ['wide pads', map(30, 29, 18), conv(30, { pads: pads(5, 2, 0, 3), bias: true })],
  ['long sums', map(6, 7, 1024), conv(12, { bias: true })],
];

const kernels = wasmKernels.filter(({ algorithm }) => algorithm.startsWith('winograd'));

describe.each(kernels)('$name', (kernel) => {
  it.each(SHAPES)('agrees with the reference: %s', async (_, input, layer) => {
    const run = await runPoisoned(placeLayers(input, [{ layer }]), kernel, true);
    expect(run.error).toBeLessThanOrEqual(kernel.errorBound);
    expect(run).toMatchObject({ overwritten: 0, changed: 0 });
  });

  it.each([
    ['stride 2', conv(8, { stride: [1, 2] })],
    ['dilation', conv(8, { dilation: [2, 1] })],
    ['another kernel', conv(8, { kernel: [3, 5] })],
  ])('does not run %s', (_, layer) => {
    expect(kernel.accepts(placeLayers(map(12, 12, 8), [{ layer }]).layers[0]!)).toBe(false);
  });
});
