import { describe, expect, it } from 'vitest';
import type { BlockSpec } from './block-spec.js';
import { canonicalBlock, resolveBlock } from './canonical-block.js';
import { blockKinds } from './catalogue.js';
import { COMMON_DEFAULTS } from './common-options.js';
import { lowerBlock } from './lower-block.js';
import type { Slot } from './slot.js';

const SLOT: Slot = { input: { height: 8, width: 8, channels: 32 }, outputChannels: 32, stride: 1 };

describe('canonicalBlock', () => {
  it('leaves out options that equal their defaults, and keeps the others', () => {
    const block: BlockSpec = {
      kind: 'bottleneck',
      kernel: [3, 3],
      dilation: [1, 1],
      ratio: 0.25,
      groups: 2,
      squeezeExcite: 0,
      bias: false,
      activation: 'none',
    };
    expect(canonicalBlock(block)).toEqual({ kind: 'bottleneck', groups: 2 });
    expect(canonicalBlock({ kind: 'standard', kernel: [5, 3] })).toEqual({
      kind: 'standard',
      kernel: [5, 3],
    });
  });

  it('makes one of a block with and without its defaults, and lowers it to the same layers', () => {
    for (const { kind } of blockKinds.filter(({ required }) => required.length === 0)) {
      const full = resolveBlock({ kind });
      const taken = [...Object.keys(blockKinds.find((other) => other.kind === kind)!.options), 'kind'];
      const written = Object.fromEntries(Object.entries(full).filter(([name]) => taken.includes(name)));
      const block: BlockSpec = { kind, ...written, ...COMMON_DEFAULTS };
      expect(canonicalBlock(block)).toEqual({ kind });
      expect(lowerBlock(block, SLOT)).toEqual(lowerBlock({ kind }, SLOT));
    }
  });

  it('leaves defaults out of the layers of a sequence, those of the block among them', () => {
    const layers = [
      { layer: 'conv2d', kernel: [3, 3], stride: [1, 1], padding: 'same', groups: 1, bias: true, repeat: 1 },
      { layer: 'conv2d', kernel: [3, 3], bias: false },
      { layer: 'add', from: ['input', 'b'], activation: 'none' },
    ] as const;
    expect(canonicalBlock({ kind: 'sequence', bias: true, layers })).toEqual({
      kind: 'sequence',
      bias: true,
      layers: [
        { layer: 'conv2d', kernel: [3, 3] },
        { layer: 'conv2d', kernel: [3, 3], bias: false },
        { layer: 'add', from: ['input', 'b'] },
      ],
    });
  });

  it('rests on defaults that are frozen for ever: stored candidate keys leave them out', () => {
    const defaults = blockKinds.map(({ kind, options }) => [kind, JSON.stringify(options)]);
    expect(Object.fromEntries(defaults)).toMatchInlineSnapshot(`
      {
        "bottleneck": "{"kernel":[3,3],"dilation":[1,1],"groups":1,"ratio":0.25,"shortcut":"identity"}",
        "depthwise": "{"kernel":[3,3],"dilation":[1,1]}",
        "depthwise-separable": "{"kernel":[3,3],"dilation":[1,1]}",
        "grouped": "{"kernel":[3,3],"dilation":[1,1],"mix":"none"}",
        "inverted-residual": "{"kernel":[3,3],"dilation":[1,1],"expansion":6}",
        "pointwise": "{}",
        "sequence": "{}",
        "shufflenet": "{"groups":4}",
        "spatially-separable": "{"kernel":[3,3],"dilation":[1,1]}",
        "standard": "{"kernel":[3,3],"dilation":[1,1]}",
      }
    `);
    expect(COMMON_DEFAULTS).toEqual({ squeezeExcite: 0, bias: false, activation: 'none' });
  });
});

describe('resolveBlock', () => {
  it('says what a kind implies: kernel, groups', () => {
    expect(resolveBlock({ kind: 'standard' })).toMatchObject({ kernel: [3, 3], dilation: [1, 1], groups: 1 });
    expect(resolveBlock({ kind: 'pointwise' })).toMatchObject({ kernel: [1, 1], groups: 1 });
    expect(resolveBlock({ kind: 'depthwise' }).groups).toBeUndefined();
    expect(resolveBlock({ kind: 'shufflenet' })).toMatchObject({ kernel: [3, 3], groups: 4 });
  });

  it('fills in what depends on channels where it knows the slot', () => {
    expect(resolveBlock({ kind: 'depthwise' }, SLOT).groups).toBe(32);
    expect(resolveBlock({ kind: 'bottleneck' }, SLOT).middleChannels).toBe(8);
    expect(resolveBlock({ kind: 'bottleneck', middleChannels: 10 }, SLOT).middleChannels).toBe(10);
    expect(resolveBlock({ kind: 'inverted-residual' }, SLOT).middleChannels).toBe(192);
    expect(resolveBlock({ kind: 'spatially-separable' }, SLOT).middleChannels).toBe(32);
  });
});
