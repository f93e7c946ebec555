import { describe, expect, it } from 'vitest';
import type { BlockSpec } from './block-spec.js';
import { blockKinds } from './catalogue.js';
import { elements } from './feature-map.js';
import { BLOCK_INPUT } from './layer.js';
import { lowerBlock } from './lower-block.js';
import { misfit } from './misfit.js';
import { type Slot, slotOutput } from './slot.js';

const REQUIRED: { readonly [kind: string]: Partial<BlockSpec> } = {
  grouped: { groups: 4 },
  sequence: { layers: [{ layer: 'conv2d', kernel: [3, 3], stride: [2, 2], outputChannels: 64 }] },
};

function slot(size: number, inputChannels: number, outputChannels: number, stride: number): Slot {
  return { input: { height: size, width: size, channels: inputChannels }, outputChannels, stride };
}

describe('lowerBlock', () => {
  for (const { kind } of blockKinds) {
    const block: BlockSpec = { kind, ...REQUIRED[kind], squeezeExcite: 4, bias: true, activation: 'relu' };

    it(`gives the output of the slot for ${kind} with squeeze-excite`, () => {
      const wanted = slot(13, 32, 64, 2);
      const lowered = lowerBlock(block, wanted);
      expect(lowered.output).toEqual(slotOutput(wanted));
      expect(lowered.layers.at(-1)?.output).toEqual(lowered.output);
      expect(lowered.layers.some(({ layer }) => layer.layer === 'scale')).toBe(true);
    });

    it(`gives the layers of ${kind} distinct roles and inputs that come before`, () => {
      const { layers } = lowerBlock(block, slot(13, 32, 64, 2));
      expect(new Set(layers.map(({ role }) => role)).size).toBe(layers.length);
      layers.forEach(({ inputs, inputShapes }, index) => {
        expect(inputs.length).toBe(inputShapes.length);
        inputs.forEach((from, i) => {
          expect(from).toBeGreaterThanOrEqual(BLOCK_INPUT);
          expect(from).toBeLessThan(index);
          const shape = from === BLOCK_INPUT ? slot(13, 32, 64, 2).input : layers[from]?.output;
          expect(inputShapes[i]).toEqual(shape);
        });
      });
    });
  }

  it('feeds each copy of a chain with the one before', () => {
    const wanted = slot(8, 16, 16, 1);
    const once = lowerBlock({ kind: 'bottleneck' }, wanted);
    const { layers, output } = lowerBlock({ kind: 'bottleneck' }, wanted, 3);
    expect(output).toEqual(wanted.input);
    expect(layers.length).toBe(3 * once.layers.length);
    expect(layers.map(({ role }) => role).slice(4, 6)).toEqual(['reduce@2', 'middle@2']);
    expect(layers[4]?.inputs).toEqual([3]);
    expect(layers[7]?.inputs).toEqual([3, 6]);
    expect(elements(layers[11]!.output)).toBe(elements(wanted.input));
  });

  it('refuses to chain a block that changes the shape', () => {
    const found = misfit({ kind: 'standard' }, slot(8, 16, 32, 1), 2);
    expect(found).toEqual({
      reason: 'a chain needs an output of the shape of its input',
      hint: 'the slot goes from 8x8x16 to 8x8x32: use chain 1',
    });
    expect(() => lowerBlock({ kind: 'standard' }, slot(8, 16, 32, 1), 2)).toThrow(/MISFIT|does not fit/);
  });
});
