import { describe, expect, it } from 'vitest';
import { describeBlock } from './describe-block.js';

describe('describeBlock', () => {
  it('names the kind, the kernel and what differs between candidates', () => {
    expect(describeBlock({ kind: 'standard', kernel: [3, 3] })).toBe('standard 3x3');
    expect(describeBlock({ kind: 'grouped', kernel: [3, 3], groups: 4, mix: 'pointwise' })).toBe(
      'grouped 3x3 g=4 + pointwise',
    );
    expect(
      describeBlock({
        kind: 'inverted-residual',
        kernel: [5, 5],
        expansion: 6,
        squeezeExcite: 4,
        shortcut: 'none',
      }),
    ).toBe('inverted-residual 5x5 t=6 se=4 no shortcut');
  });

  it('says the window that a block leaves to its kind', () => {
    expect(describeBlock({ kind: 'standard' })).toBe('standard 3x3');
    expect(describeBlock({ kind: 'pointwise' })).toBe('pointwise');
  });

  it('says nothing of options that do nothing', () => {
    expect(
      describeBlock({
        kind: 'grouped',
        kernel: [1, 7],
        groups: 2,
        mix: 'none',
        dilation: [1, 1],
        bias: false,
        activation: 'none',
        squeezeExcite: 0,
      }),
    ).toBe('grouped 1x7 g=2');
  });

  it('tells a dilation that differs by direction from one that does not', () => {
    expect(describeBlock({ kind: 'standard', kernel: [3, 3], dilation: [2, 2] })).toBe('standard 3x3 d=2');
    expect(describeBlock({ kind: 'standard', kernel: [3, 3], dilation: [1, 2] })).toBe('standard 3x3 d=1x2');
  });

  it('counts the layers of a sequence', () => {
    const layers = [{ layer: 'conv2d' }, { layer: 'channelShuffle' }] as const;
    expect(describeBlock({ kind: 'sequence', layers })).toBe('sequence of 2 layers');
  });
});
