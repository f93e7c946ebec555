import { describe, expect, it } from 'vitest';
import type { BlockSpec } from '../block-spec.js';
import type { PlacedLayer } from '../layer.js';
import { lowerBlock } from '../lower-block.js';
import type { Slot } from '../slot.js';

function slot(inputChannels: number, outputChannels = inputChannels, stride = 1): Slot {
  return { input: { height: 14, width: 14, channels: inputChannels }, outputChannels, stride };
}

/** `reduce 1x1 g2 48>12 relu`: role, window, groups, channels, activation, and what it reads where that is not the layer before. */
function inWords({ layer, role, inputs, inputShapes, output }: PlacedLayer, index: number): string {
  const words: string[] = [role];
  if ('kernel' in layer) words.push(layer.kernel.join('x'));
  if ('stride' in layer && layer.stride.some((s) => s > 1)) words.push(`s${layer.stride.join('x')}`);
  if ('groups' in layer && layer.groups > 1) words.push(`g${layer.groups}`);
  words.push(`${inputShapes.map(({ channels }) => channels).join('+')}>${output.channels}`);
  if ('activation' in layer && layer.activation !== 'none') words.push(layer.activation);
  if (inputs.length > 1 || inputs[0] !== index - 1) words.push(`from ${inputs.join(',')}`);
  return words.join(' ');
}

function lowered(block: BlockSpec, wanted: Slot): readonly string[] {
  return lowerBlock({ activation: 'relu', ...block }, wanted).layers.map(inWords);
}

describe('the layers of a block', () => {
  it.each<readonly [string, BlockSpec, Slot, readonly string[]]>([
    ['standard', { kind: 'standard', kernel: [5, 3] }, slot(16, 32, 2), ['conv 5x3 s2x2 16>32 relu']],
    ['pointwise', { kind: 'pointwise' }, slot(16, 32, 2), ['pointwise 1x1 s2x2 16>32 relu']],
    ['grouped', { kind: 'grouped', groups: 4 }, slot(16, 32), ['grouped 3x3 g4 16>32 relu']],
    [
      'grouped with a shuffle',
      { kind: 'grouped', groups: 4, mix: 'shuffle' },
      slot(16, 32),
      ['grouped 3x3 g4 16>32 relu', 'shuffle g4 32>32'],
    ],
    [
      'grouped with a pointwise layer, squeeze-excite between',
      { kind: 'grouped', groups: 4, mix: 'pointwise', squeezeExcite: 3 },
      slot(16, 32, 2),
      [
        'grouped 3x3 s2x2 g4 16>16 relu',
        'squeeze 16>16',
        'excite-reduce 1x1 16>6 relu',
        'excite-expand 1x1 6>16 sigmoid',
        'scale 16+16>16 from 0,3',
        'pointwise 1x1 16>32 relu',
      ],
    ],
    ['depthwise', { kind: 'depthwise' }, slot(16, 32), ['depthwise 3x3 g16 16>32 relu']],
    [
      'depthwise separable',
      { kind: 'depthwise-separable' },
      slot(16, 32, 2),
      ['depthwise 3x3 s2x2 g16 16>16 relu', 'pointwise 1x1 16>32 relu'],
    ],
    [
      'bottleneck, its activation after the sum',
      { kind: 'bottleneck', groups: 2 },
      slot(32),
      ['reduce 1x1 32>8 relu', 'middle 3x3 g2 8>8 relu', 'expand 1x1 8>32', 'add 32+32>32 relu from -1,2'],
    ],
    [
      'bottleneck where the identity does not fit',
      { kind: 'bottleneck' },
      slot(32, 32, 2),
      ['reduce 1x1 32>8 relu', 'middle 3x3 s2x2 8>8 relu', 'expand 1x1 8>32 relu'],
    ],
    [
      'bottleneck with a projection',
      { kind: 'bottleneck', shortcut: 'projection' },
      slot(32, 64, 2),
      [
        'reduce 1x1 32>16 relu',
        'middle 3x3 s2x2 16>16 relu',
        'expand 1x1 16>64',
        'projection 1x1 s2x2 32>64 from -1',
        'add 64+64>64 relu from 3,2',
      ],
    ],
    [
      'bottleneck, its width the nearest multiple of the groups',
      { kind: 'bottleneck', groups: 6, shortcut: 'none' },
      slot(32, 64),
      ['reduce 1x1 32>18 relu', 'middle 3x3 g6 18>18 relu', 'expand 1x1 18>64 relu'],
    ],
    [
      'ShuffleNet at stride 1',
      { kind: 'shufflenet', groups: 3 },
      slot(48),
      [
        'reduce 1x1 g3 48>12 relu',
        'shuffle g3 12>12',
        'depthwise 3x3 g12 12>12',
        'expand 1x1 g3 12>48',
        'add 48+48>48 relu from -1,3',
      ],
    ],
    [
      'ShuffleNet at stride 2, joined behind a pool of the input',
      { kind: 'shufflenet', groups: 3 },
      slot(24, 48, 2),
      [
        'reduce 1x1 g3 24>12 relu',
        'shuffle g3 12>12',
        'depthwise 3x3 s2x2 g12 12>12',
        'expand 1x1 g3 12>24',
        'pool 3x3 s2x2 24>24 from -1',
        'concat 24+24>48 from 4,3',
        'activation 48>48 relu',
      ],
    ],
    [
      'ShuffleNet without groups, which needs no shuffle',
      { kind: 'shufflenet', groups: 1 },
      slot(16),
      ['reduce 1x1 16>4 relu', 'depthwise 3x3 g4 4>4', 'expand 1x1 4>16', 'add 16+16>16 relu from -1,2'],
    ],
    [
      'inverted residual, linear at its end',
      { kind: 'inverted-residual', expansion: 4 },
      slot(16),
      [
        'expand 1x1 16>64 relu',
        'depthwise 3x3 g64 64>64 relu',
        'project 1x1 64>16',
        'add 16+16>16 from -1,2',
      ],
    ],
    [
      'inverted residual without expansion, at stride 2',
      { kind: 'inverted-residual', expansion: 1 },
      slot(16, 24, 2),
      ['depthwise 3x3 s2x2 g16 16>16 relu', 'project 1x1 16>24'],
    ],
    [
      'spatially separable, the stride shared',
      { kind: 'spatially-separable', middleChannels: 8 },
      slot(16, 32, 2),
      ['vertical 3x1 s2x1 16>8 relu', 'horizontal 1x3 s1x2 8>32 relu'],
    ],
    [
      'a sequence',
      { kind: 'sequence', layers: [{ layer: 'conv2d', kernel: [3, 3], id: 'scale' }], squeezeExcite: 4 },
      slot(16),
      [
        'scale 3x3 16>16 relu',
        'squeeze 16>16',
        'excite-reduce 1x1 16>4 relu',
        'excite-expand 1x1 4>16 sigmoid',
        "scale' 16+16>16 from 0,3",
      ],
    ],
  ])('are as documented for %s', (_name, block, wanted, expected) => {
    expect(lowered(block, wanted)).toEqual(expected);
  });

  it('all have a bias where the block has one', () => {
    const { layers } = lowerBlock(
      { kind: 'bottleneck', bias: true, shortcut: 'projection', squeezeExcite: 4 },
      slot(32),
    );
    const biases = layers.flatMap(({ layer }) => (layer.layer === 'conv2d' ? [layer.bias] : []));
    expect(biases).toEqual([true, true, true, true, true, true]);
  });
});
