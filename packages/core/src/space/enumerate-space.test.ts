import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSlot } from '../block/index.js';
import { countSpace } from './count-space.js';
import { enumerateSpace } from './enumerate-space.js';
import { anySpace, hugeSpace, smallSpace } from './fixtures/spaces.js';

describe('enumerateSpace', () => {
  it('yields every candidate once, in the same order each time', () => {
    fc.assert(
      fc.property(anySpace, (space) => {
        const keys = [...enumerateSpace(space)].map((candidate) => candidate.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect([...enumerateSpace(space)].map((candidate) => candidate.key)).toEqual(keys);
      }),
      { numRuns: 100 },
    );
  });

  it('yields once what layers of several forms are alike in, under some of their biases and activations', () => {
    const conv = { layer: 'conv2d', kernel: [3, 3] } as const;
    const forms = smallSpace({
      blocks: [
        {
          kind: 'sequence',
          bias: [false, true],
          activation: ['none', 'relu'],
          layers: [[conv], [{ ...conv, activation: 'relu' }], [{ ...conv, bias: true, repeat: 1 }]],
        },
        { kind: 'sequence', layers: [[{ ...conv, bias: false }], [{ ...conv, bias: true }]] },
      ],
    });
    const keys = [...enumerateSpace(forms)].map((candidate) => candidate.key);
    // Of 12, two are alike under relu and two under a bias; the other entry has nothing new.
    expect([keys.length, new Set(keys).size]).toEqual([8, 8]);
    expect(countSpace(forms)).toMatchObject({
      total: 14n,
      candidates: 8n,
      leftOut: { 'same as an earlier entry': 6n },
    });
  });

  it('goes through slots, then block options, then engines', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: [16, 32], outputChannels: 'same', stride: [1] },
      blocks: [{ kind: 'grouped', groups: [2, 4] }],
      engines: ['wasm', 'reference'],
    });
    const told = [...enumerateSpace(space)].map(
      ({ slot, block, engine }) => `${formatSlot(slot)} g=${block.groups} ${engine}`,
    );
    expect(told).toEqual([
      '8x8x16-16-s1 g=2 wasm',
      '8x8x16-16-s1 g=2 reference',
      '8x8x16-16-s1 g=4 wasm',
      '8x8x16-16-s1 g=4 reference',
      '8x8x32-32-s1 g=2 wasm',
      '8x8x32-32-s1 g=2 reference',
      '8x8x32-32-s1 g=4 wasm',
      '8x8x32-32-s1 g=4 reference',
    ]);
  });

  it('is lazy: the first candidates of a huge space come at once', () => {
    const candidates = enumerateSpace(hugeSpace);
    const first = Array.from({ length: 100 }, () => candidates.next().value!.key);
    expect(new Set(first).size).toBe(100);
  });

  it('multiplies input and output channels, or keeps them the same', () => {
    const slots = { input: [[8, 8]], inputChannels: [16, 32], stride: [1] } as const;
    const pairs = (outputChannels: readonly number[] | 'same') =>
      [...enumerateSpace(smallSpace({ slots: { ...slots, outputChannels } }))].map(({ slot }) => [
        slot.input.channels,
        slot.outputChannels,
      ]);
    expect(pairs('same')).toEqual([
      [16, 16],
      [32, 32],
    ]);
    expect(pairs([64, 16])).toEqual([
      [16, 64],
      [16, 16],
      [32, 64],
      [32, 16],
    ]);
  });
});
