import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enumerateSpace } from './enumerate-space.js';
import { anySpace, hugeSpace, smallSpace } from './fixtures/spaces.js';
import { glanceAtSpace, sampleSpace } from './sample-space.js';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const keysOf = (candidates: Iterable<{ readonly key: string }>) => Array.from(candidates, ({ key }) => key);

describe('sampleSpace', () => {
  it('takes different candidates of the space, as many as asked or all there are', () => {
    fc.assert(
      fc.property(anySpace, fc.integer({ min: 0, max: 30 }), (space, n) => {
        const all = new Set(keysOf(enumerateSpace(space)));
        const sample = keysOf(sampleSpace(space, n));
        expect(sample.length).toBe(Math.min(n, all.size));
        expect(new Set(sample).size).toBe(sample.length);
        for (const key of sample) expect(all.has(key)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('begins a longer sample with the shorter one, and another seed gives another', () => {
    const space = smallSpace({ threads: Array.from({ length: 500 }, (_, index) => index + 1) });
    for (const sampled of [space, hugeSpace]) {
      expect(keysOf(sampleSpace(sampled, 20)).slice(0, 10)).toEqual(keysOf(sampleSpace(sampled, 10)));
      expect(keysOf(sampleSpace({ ...sampled, seed: 2 }, 10))).not.toEqual(keysOf(sampleSpace(sampled, 10)));
    }
  });

  it('draws every candidate of a small space about equally often', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: [8, 12], outputChannels: 'same', stride: [1] },
      blocks: [{ kind: 'grouped', groups: [2, 3, 4, 6] }, { kind: 'standard' }],
    });
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= 2000; seed++) {
      for (const key of keysOf(sampleSpace({ ...space, seed }, 2)))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // Groups of 8: 2, 4; of 12: 2, 3, 4, 6; and two standard blocks. Two of eight each time.
    expect(counts.size).toBe(8);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(90);
  });

  it('draws evenly from a huge space, over entries of different size', () => {
    const grouped = { ...hugeSpace.blocks[0]!, kind: 'grouped', groups: [2] };
    const space = { ...hugeSpace, blocks: [hugeSpace.blocks[0]!, grouped] };
    const sample = sampleSpace(space, 400);
    expect(sample.length).toBe(400);
    // A quarter of the pairs of channels divide by 2.
    const share = sample.filter(({ block }) => block.kind === 'grouped').length / sample.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.07);
    for (const { slot, block } of sample) {
      if (block.kind === 'grouped') expect(slot.input.channels % 2).toBe(0);
    }
  });

  it('keeps the constraints in a huge space', () => {
    const sample = sampleSpace({ ...hugeSpace, constraints: [{ column: 'params', max: 5000 }] }, 20);
    expect(sample.length).toBe(20);
    for (const { slot, block } of sample) {
      const [height, width] = block.kernel ?? [3, 3];
      expect(slot.input.channels * slot.outputChannels * height * width).toBeLessThanOrEqual(5000);
    }
  });

  it('comes out empty where nothing keeps the constraints', () => {
    expect(sampleSpace({ ...hugeSpace, constraints: [{ column: 'macs', max: 0 }] }, 2)).toEqual([]);
  });

  it('draws what it always drew, also from spaces that are counted more closely than they were', () => {
    const even = upTo(300).map((count) => 2 * count);
    const slots = { input: [[8, 8]] as const, stride: [1] };
    const grouped = smallSpace({
      slots: { ...slots, inputChannels: even, outputChannels: even },
      blocks: [{ kind: 'grouped', groups: [2, 4] }],
    });
    expect(keysOf(sampleSpace(grouped, 3))).toEqual([
      '7f2c78f4c7e3aa2dc0be',
      '67aef54936be6cea98a8',
      '33cf7925e4df7eeca55c',
    ]);
    // No draw keeps the constraints, and rounding leaves one over.
    const rare = smallSpace({
      slots: { ...slots, inputChannels: upTo(128), outputChannels: upTo(128), stride: [1, 2] },
      constraints: [{ column: 'macs', min: 500_000, max: 500_600 }],
    });
    expect(keysOf(sampleSpace(rare, 2))).toEqual(['d4df714febeb281efeba', '038845a46921225a7a13']);
    // Layers under several biases and activations, none of them alike.
    const conv = { layer: 'conv2d', kernel: [3, 3] } as const;
    const layers = smallSpace({
      slots: { ...slots, inputChannels: [8, 16], outputChannels: 'same' },
      blocks: [
        {
          kind: 'sequence',
          bias: [false, true],
          activation: ['none', 'relu'],
          layers: [
            [conv],
            [conv, conv],
            [
              { ...conv, kernel: [1, 1] },
              { ...conv, activation: 'sigmoid' },
            ],
          ],
        },
        { kind: 'standard' },
      ],
      engines: ['wasm', 'reference'],
    });
    expect(keysOf(sampleSpace(layers, 4))).toEqual([
      '02714fcdc9373909d533',
      'ef7eeafe543a0b85e5ee',
      '910c1d5b43a0b9474d63',
      '2f6f176582786957f642',
    ]);
  });

  it('goes on drawing where candidates are rare, and a glance does not', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: upTo(512), outputChannels: upTo(512), stride: [1] },
      blocks: [{ kind: 'grouped', groups: upTo(512).slice(1) }],
    });
    const sample = keysOf(sampleSpace(space, 300));
    expect(new Set(sample).size).toBe(300);
    const glance = keysOf(glanceAtSpace(space, 300));
    expect(glance.length > 0 && glance.length < 300).toBe(true);
    expect(sample.slice(0, glance.length)).toEqual(glance);
  });
});
