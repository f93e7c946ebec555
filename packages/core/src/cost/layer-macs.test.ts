import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockError } from '../block/block-error.js';
import type { Padding } from '../block/block-spec.js';
import type { PlacedLayer } from '../block/layer.js';
import { lowerSequence } from '../block/lower-sequence.js';
import { layerMacs } from './layer-macs.js';
import { layerParams } from './layer-params.js';

/** Runs the loops of a naive convolution over a padded input and counts multiplications; marks every weight it uses. */
function loopedCount({ layer, inputShapes, output }: PlacedLayer): { macs: number; weights: number } {
  if (layer.layer !== 'conv2d') throw new Error('a convolution is needed');
  const input = inputShapes[0]!;
  const inputsPerGroup = input.channels / layer.groups;
  const outputsPerGroup = layer.outputChannels / layer.groups;
  const paddedHeight = input.height + layer.pads.top + layer.pads.bottom;
  const paddedWidth = input.width + layer.pads.left + layer.pads.right;
  const used = new Set<string>();
  let macs = 0;
  let rows = 0;
  for (let y = 0; y + layer.dilation[0] * (layer.kernel[0] - 1) < paddedHeight; y += layer.stride[0]) {
    rows++;
    for (let x = 0; x + layer.dilation[1] * (layer.kernel[1] - 1) < paddedWidth; x += layer.stride[1]) {
      for (let o = 0; o < layer.outputChannels; o++) {
        const firstInput = Math.floor(o / outputsPerGroup) * inputsPerGroup;
        for (let i = firstInput; i < firstInput + inputsPerGroup; i++) {
          for (let ky = 0; ky < layer.kernel[0]; ky++) {
            for (let kx = 0; kx < layer.kernel[1]; kx++) {
              macs++;
              used.add(`${o},${i},${ky},${kx}`);
            }
          }
        }
      }
    }
  }
  expect(rows).toBe(output.height);
  return { macs, weights: used.size };
}

const convs = fc.record({
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 9 }),
  groups: fc.integer({ min: 1, max: 3 }),
  inputsPerGroup: fc.integer({ min: 1, max: 3 }),
  outputsPerGroup: fc.integer({ min: 1, max: 3 }),
  kernel: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
  stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  dilation: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
  padding: fc.oneof(
    fc.constantFrom<Padding>('same', 'valid', 0, 1, 2),
    fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
  ),
});

describe('layerMacs', () => {
  it('counts what the loops of a convolution multiply, padding as full work, for any convolution', () => {
    fc.assert(
      fc.property(convs, ({ height, width, groups, inputsPerGroup, outputsPerGroup, ...window }) => {
        const input = { height, width, channels: groups * inputsPerGroup };
        const conv = {
          layer: 'conv2d' as const,
          groups,
          outputChannels: groups * outputsPerGroup,
          ...window,
        };
        let placed: PlacedLayer;
        try {
          placed = lowerSequence(input, [conv]).layers[0]!;
        } catch (error) {
          if (error instanceof BlockError && error.code === 'EMPTY_OUTPUT') return;
          throw error;
        }
        const looped = loopedCount(placed);
        expect(layerMacs(placed)).toBe(looped.macs);
        expect(layerParams(placed)).toBe(looped.weights);
      }),
      { numRuns: 150 },
    );
  });
});
