import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockError } from './block-error.js';
import type { BlockSpec } from './block-spec.js';
import { blockKind, blockKinds } from './catalogue.js';
import { lowerBlock } from './lower-block.js';
import { fitAxes, misfit } from './misfit.js';
import { type Slot, slotOutput } from './slot.js';

function slot(inputChannels: number, outputChannels = inputChannels, stride = 1, size = 56): Slot {
  return { input: { height: size, width: size, channels: inputChannels }, outputChannels, stride };
}

const counts = (...values: number[]) => fc.constantFrom(...values);
const pairs = fc.tuple(counts(1, 2, 3, 4), counts(1, 2, 3, 4));

/** Any block of any kind, in options that may fit or not. */
const blocks: fc.Arbitrary<BlockSpec> = fc
  .record({
    kind: fc.constantFrom(...blockKinds.map(({ kind }) => kind)),
    kernel: pairs,
    dilation: fc.tuple(counts(1, 2), counts(1, 2)),
    groups: counts(1, 2, 3, 4, 8),
    mix: fc.constantFrom('none' as const, 'shuffle' as const, 'pointwise' as const),
    ratio: counts(0.25, 0.5, 2),
    expansion: counts(1, 1.5, 4),
    middleChannels: fc.option(counts(6, 8), { nil: undefined }),
    shortcut: fc.constantFrom('identity' as const, 'projection' as const, 'none' as const),
    squeezeExcite: counts(0, 4),
    bias: fc.boolean(),
    activation: fc.constantFrom('none' as const, 'relu' as const),
    layers: fc.array(
      fc.record({
        layer: fc.constant('conv2d' as const),
        kernel: pairs,
        stride: fc.constantFrom([1, 1] as const, [2, 2] as const),
        padding: fc.constantFrom('same' as const, 'valid' as const),
        outputChannels: counts(8, 16),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ kind, ...options }) => {
    const own = [...Object.keys(blockKind(kind).options), 'squeezeExcite', 'bias', 'activation'];
    const taken = Object.entries(options).filter(
      ([name, value]) => own.includes(name) && value !== undefined,
    );
    return { kind, ...Object.fromEntries(taken) };
  });

const slots: fc.Arbitrary<Slot> = fc
  .record({
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    inputChannels: counts(1, 6, 8, 12, 16),
    outputChannels: counts(4, 8, 16, 24),
    stride: counts(1, 2, 3),
  })
  .map(({ height, width, inputChannels, outputChannels, stride }) => ({
    input: { height, width, channels: inputChannels },
    outputChannels,
    stride,
  }));

describe('misfit', () => {
  it('is null exactly where the block fills the slot, chained or not', () => {
    fc.assert(
      fc.property(blocks, slots, counts(1, 2), (block, wanted, chain) => {
        if (misfit(block, wanted, chain) === null)
          expect(lowerBlock(block, wanted, chain).output).toEqual(slotOutput(wanted));
        else expect(() => lowerBlock(block, wanted, chain)).toThrow(BlockError);
      }),
      { numRuns: 1000 },
    );
  });

  it('looks at nothing but what fitAxes names', () => {
    fc.assert(
      fc.property(
        blocks,
        blocks,
        slots,
        slots,
        counts(1, 2),
        (block, otherBlock, wanted, otherSlot, chain) => {
          const axes: readonly string[] = fitAxes(blockKind(block.kind), chain);
          const sameKind = otherBlock.kind === block.kind;
          const free = Object.entries(sameKind ? otherBlock : {}).filter(([name]) => !axes.includes(name));
          const changed: BlockSpec = { ...block, ...Object.fromEntries(free) };
          const { height, width } = axes.includes('input') ? wanted.input : otherSlot.input;
          const from = (name: string) => (axes.includes(name) ? wanted : otherSlot);
          const moved: Slot = {
            input: { height, width, channels: from('inputChannels').input.channels },
            outputChannels: from('outputChannels').outputChannels,
            stride: from('stride').stride,
          };
          expect(misfit(changed, moved, chain)?.reason).toBe(misfit(block, wanted, chain)?.reason);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leaves one group and a group for each channel to the kinds they are', () => {
    expect(misfit({ kind: 'grouped', groups: 1 }, slot(64))?.reason).toBe('same as standard');
    expect(misfit({ kind: 'grouped', groups: 64 }, slot(64))?.reason).toBe('same as depthwise');
    expect(misfit({ kind: 'grouped', groups: 64, mix: 'pointwise' }, slot(64))?.reason).toBe(
      'same as depthwise-separable',
    );
  });

  it('refuses groups that do not divide the channels, and names the nearest that do', () => {
    expect(misfit({ kind: 'grouped', groups: 6 }, slot(64))).toEqual({
      reason: 'groups do not divide the channels',
      hint: 'use 4 or 8: 64 channels divide by them',
    });
    expect(misfit({ kind: 'grouped', groups: 5 }, slot(64, 96))).toEqual({
      reason: 'groups do not divide the channels',
      hint: 'use 4 or 8: 64 and 96 channels divide by them',
    });
    expect(misfit({ kind: 'grouped', groups: 3 }, slot(7))).toEqual({
      reason: 'groups do not divide the channels',
      hint: 'no other group count divides 7 channels',
    });
  });

  it('asks of a pointwise mix only that the groups divide the input channels', () => {
    expect(misfit({ kind: 'grouped', groups: 8, mix: 'pointwise' }, slot(64, 30))).toBeNull();
    expect(misfit({ kind: 'grouped', groups: 8 }, slot(64, 30))).not.toBeNull();
  });

  it('wants the output channels of depthwise to be a multiple of its input channels', () => {
    expect(misfit({ kind: 'depthwise' }, slot(32, 64))).toBeNull();
    expect(misfit({ kind: 'depthwise' }, slot(32, 48))?.hint).toBe('use 32 or 64 output channels');
    expect(misfit({ kind: 'depthwise' }, slot(32, 16))?.hint).toBe('use 32 output channels');
  });

  it('says both shapes where a sequence does not give the output of the slot', () => {
    const block: BlockSpec = {
      kind: 'sequence',
      layers: [{ layer: 'conv2d', kernel: [3, 3], padding: 'valid', outputChannels: 32 }],
    };
    expect(misfit(block, slot(64))).toEqual({
      reason: 'the sequence does not give the output of the slot',
      hint: 'it gives 54x54x32, the slot wants 56x56x64',
    });
  });

  it('tells where in a sequence a layer cannot stand', () => {
    const block: BlockSpec = { kind: 'sequence', layers: [{ layer: 'conv2d', kernel: [3, 3], groups: 6 }] };
    expect(misfit(block, slot(64))).toEqual({
      reason: 'groups do not divide the channels',
      hint: 'layers[0].groups: use 4 or 8: 64 channels divide by them',
    });
  });

  it('leaves out a dilation that changes nothing', () => {
    const reason = 'same as dilation 1';
    expect(misfit({ kind: 'standard', kernel: [1, 1], dilation: [2, 2] }, slot(8))?.reason).toBe(reason);
    expect(misfit({ kind: 'standard', kernel: [1, 3], dilation: [2, 2] }, slot(8))).toBeNull();
  });

  it('takes an expansion that gives whole channels, rounding of binary fractions aside', () => {
    const block: BlockSpec = { kind: 'inverted-residual', expansion: 1.1 };
    expect(misfit(block, slot(10))).toBeNull();
    expect(lowerBlock(block, slot(10)).layers[0]?.output.channels).toBe(11);
    expect(misfit(block, slot(8))?.reason).toBe('the expansion does not give whole channels');
  });

  it('refuses the ShuffleNet units that the paper does not have', () => {
    const block: BlockSpec = { kind: 'shufflenet', groups: 2 };
    expect(misfit(block, slot(24))).toBeNull();
    expect(misfit(block, slot(24, 48, 2))).toBeNull();
    expect(misfit(block, slot(24, 48))?.reason).toBe('the stride 1 unit keeps its channels');
    expect(misfit(block, slot(24, 24, 2))?.reason).toBe('the stride 2 unit widens its channels');
    expect(misfit(block, slot(24, 48, 3))?.reason).toBe('stride is neither 1 nor 2');
    expect(misfit(block, slot(26, 26))?.reason).toBe('output channels are not a multiple of 4');
    expect(misfit({ ...block, groups: 4 }, slot(24))?.reason).toBe('groups do not divide the channels');
  });

  it('throws for what is no block in any slot, with place and mend', () => {
    const errors: readonly (readonly [BlockSpec, string])[] = [
      [
        { kind: 'dense' },
        'kind: there is no such block kind (received "dense"); use one of standard, pointwise',
      ],
      [{ kind: 'standard', groups: 2 }, 'groups: there is no such option here (received 2); standard takes'],
      [{ kind: 'grouped' }, 'groups: an option is missing'],
      [
        { kind: 'standard', kernel: [0, 3] },
        'kernel: the value is out of range (received 0); use a whole number of at least 1',
      ],
      [
        { kind: 'standard', squeezeExcite: 0.25 },
        'squeezeExcite: the value is out of range (received 0.25); the channels are divided',
      ],
      [{ kind: 'bottleneck', ratio: -1 }, 'ratio: the value is out of range'],
      [{ kind: 'sequence', layers: [] }, 'layers: there are no layers'],
      [
        { kind: 'sequence', layers: [{ layer: 'batchNorm', kernel: [3, 3] }] },
        'layers[0].kernel: there is no such option here (received [3,3]); batchNorm takes no options',
      ],
    ];
    for (const [block, message] of errors) expect(() => misfit(block, slot(8))).toThrow(message);
  });
});
