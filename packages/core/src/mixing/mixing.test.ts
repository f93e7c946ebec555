import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { BlockSpec, SequenceLayer } from '../block/block-spec.js';
import { lowerBlock } from '../block/lower-block.js';
import { lowerSequence } from '../block/lower-sequence.js';
import { type Mixing, mixing } from './mixing.js';

function mixingOf(block: BlockSpec, channels: number, chain = 1): Mixing {
  const input = { height: 4, width: 4, channels };
  return mixing(lowerBlock(block, { input, outputChannels: channels, stride: 1 }, chain));
}

/** `layers` grouped 1×1 layers with ShuffleNet's shuffle between. */
function shuffledStack(channels: number, groups: number, layers: number): Mixing {
  const conv: SequenceLayer = { layer: 'conv2d', kernel: [1, 1], groups };
  const shuffle: SequenceLayer = { layer: 'channelShuffle', groups };
  const stack = Array.from({ length: layers }, (_, index) => (index === 0 ? [conv] : [shuffle, conv]));
  return mixing(lowerSequence({ height: 1, width: 1, channels }, stack.flat()));
}

const groupings = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 8 }))
  .map(([groups, perGroup]) => ({ groups, perGroup, channels: groups * perGroup }));

describe('mixing', () => {
  const complete: Mixing = { reach: 1, worstReach: 1, components: 1, evenness: 1 };

  it('is complete for dense and pointwise convolutions', () => {
    expect(mixingOf({ kind: 'standard' }, 12)).toEqual(complete);
    expect(mixingOf({ kind: 'pointwise' }, 12)).toEqual(complete);
  });

  it('reaches 1/g in g components for a grouped convolution, however many are stacked without a shuffle', () => {
    fc.assert(
      fc.property(groupings, fc.integer({ min: 1, max: 4 }), ({ groups, channels }, layers) => {
        expect(mixingOf({ kind: 'grouped', groups }, channels, layers)).toEqual({
          reach: 1 / groups,
          worstReach: 1 / groups,
          components: groups,
          evenness: 1,
        });
      }),
    );
  });

  it('reaches 1/c in c components for a depthwise convolution', () => {
    const { reach, worstReach, components } = mixingOf({ kind: 'depthwise' }, 24);
    expect({ reach, worstReach, components }).toEqual({ reach: 1 / 24, worstReach: 1 / 24, components: 24 });
  });

  it('is restored by a pointwise layer after a grouped or depthwise one', () => {
    expect(mixingOf({ kind: 'depthwise-separable' }, 24)).toEqual(complete);
    expect(mixingOf({ kind: 'grouped', groups: 4, mix: 'pointwise' }, 24)).toEqual(complete);
  });

  it('reaches min(1, n^L / c) after L grouped layers with a shuffle between, n = c/g', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        (perGroup, depth, layers) => {
          const channels = perGroup ** depth;
          const { reach } = shuffledStack(channels, channels / perGroup, layers);
          expect(reach).toBe(Math.min(1, perGroup ** layers / channels));
        },
      ),
    );
  });

  it('reaches at most min(1, n^L / c), and exactly that for two layers where n divides g or g divides n', () => {
    fc.assert(
      fc.property(groupings, ({ groups, perGroup, channels }) => {
        const { reach } = shuffledStack(channels, groups, 2);
        const most = Math.min(1, perGroup ** 2 / channels);
        expect(reach).toBeLessThanOrEqual(most);
        if (groups % perGroup === 0 || perGroup % groups === 0) expect(reach).toBe(most);
      }),
    );
  });

  it('does not take the gate of squeeze-excite for a path', () => {
    expect(mixingOf({ kind: 'depthwise', squeezeExcite: 4 }, 16)).toEqual(
      mixingOf({ kind: 'depthwise' }, 16),
    );
    expect(mixingOf({ kind: 'grouped', groups: 4, squeezeExcite: 4 }, 16).reach).toBe(1 / 4);
  });

  it('adds the identity for a residual', () => {
    // Through the branch m·m paths between any two channels, and one more by the shortcut from a channel to itself.
    const { reach, evenness } = mixingOf({ kind: 'bottleneck', middleChannels: 4 }, 16);
    expect(reach).toBe(1);
    expect(evenness).toBe(16 / 17);
    expect(mixingOf({ kind: 'bottleneck', middleChannels: 4, shortcut: 'none' }, 16).evenness).toBe(1);
  });

  it('names the output that sees least', () => {
    const lowered = lowerSequence({ height: 1, width: 1, channels: 4 }, [
      { layer: 'conv2d', kernel: [1, 1], id: 'dense', from: ['input'] },
      { layer: 'concat', from: ['input', 'dense'] },
    ]);
    expect(mixing(lowered)).toEqual({
      reach: (4 * 1 + 4 * 4) / (4 * 8),
      worstReach: 1 / 4,
      components: 1,
      evenness: 1,
    });
  });

  it('stays exact where path counts outgrow every number', () => {
    const { reach, evenness } = mixingOf({ kind: 'bottleneck' }, 256, 400);
    expect(reach).toBe(1);
    expect(evenness).toBeGreaterThan(0.999);
    expect(evenness).toBeLessThanOrEqual(1);
  });

  it('lets go of the counts of layers that nothing reads any more', () => {
    let most = 0;
    const set = Map.prototype.set;
    const watched = vi.spyOn(Map.prototype, 'set').mockImplementation(function (
      this: Map<unknown, unknown>,
      key,
      value,
    ) {
      set.call(this, key, value);
      // One map holds the channels of every layer so far.
      if (Array.isArray(value)) most = Math.max(most, this.size);
      return this;
    });
    mixingOf({ kind: 'bottleneck' }, 8, 50);
    watched.mockRestore();
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(5);
  });

  it('is exact at 4096 channels', () => {
    expect(mixingOf({ kind: 'standard' }, 4096)).toEqual(complete);
    expect(mixingOf({ kind: 'depthwise' }, 4096).components).toBe(4096);
    expect(shuffledStack(4096, 2048, 11).reach).toBe(1 / 2);
    expect(shuffledStack(4096, 2048, 12)).toEqual(complete);
  });
});
