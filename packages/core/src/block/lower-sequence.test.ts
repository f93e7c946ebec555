import { describe, expect, it } from 'vitest';
import { BlockError } from './block-error.js';
import type { SequenceLayer } from './block-spec.js';
import { BLOCK_INPUT } from './layer.js';
import { lowerSequence } from './lower-sequence.js';

const INPUT = { height: 8, width: 8, channels: 12 };

function errorOf(layers: readonly SequenceLayer[]): { code: string; place: string; hint: string } {
  try {
    lowerSequence(INPUT, layers);
  } catch (error) {
    if (error instanceof BlockError) return { code: error.code, place: error.place, hint: error.hint };
    throw error;
  }
  throw new Error('the layers were placed');
}

describe('lowerSequence', () => {
  it('reads the layer before unless told otherwise, and the input by its name', () => {
    const { layers, output } = lowerSequence(INPUT, [
      { layer: 'conv2d', kernel: [3, 3], id: 'a' },
      { layer: 'conv2d', kernel: [1, 1], outputChannels: 4 },
      { layer: 'concat', from: ['input', 'a'] },
      { layer: 'activation', activation: 'relu' },
    ]);
    expect(layers.map(({ inputs }) => inputs)).toEqual([[BLOCK_INPUT], [0], [BLOCK_INPUT, 0], [2]]);
    expect(layers.map(({ role }) => role)).toEqual(['a', 'conv2d-2', 'concat-3', 'activation-4']);
    expect(output).toEqual({ ...INPUT, channels: 24 });
  });

  it('repeats a layer in a row, its id standing for the last copy', () => {
    const { layers } = lowerSequence(INPUT, [
      { layer: 'conv2d', kernel: [3, 3], id: 'a', repeat: 3 },
      { layer: 'channelShuffle', groups: 3, repeat: 2 },
      { layer: 'add', from: ['input', 'a'] },
    ]);
    expect(layers.map(({ inputs }) => inputs)).toEqual([[BLOCK_INPUT], [0], [1], [2], [3], [BLOCK_INPUT, 2]]);
    expect(layers.map(({ role }) => role)).toEqual([
      'a.1',
      'a.2',
      'a',
      'channelShuffle-2.1',
      'channelShuffle-2.2',
      'add-3',
    ]);
  });

  it('keeps roles unique where ids look like its own names', () => {
    const { layers } = lowerSequence(INPUT, [
      { layer: 'batchNorm' },
      { layer: 'batchNorm', id: 'batchNorm-1' },
    ]);
    expect(layers.map(({ role }) => role)).toEqual(['batchNorm-1', "batchNorm-1'"]);
  });

  it('works out every shape through pools and linear layers', () => {
    const { layers } = lowerSequence(INPUT, [
      {
        layer: 'conv2d',
        kernel: [3, 5],
        stride: [2, 1],
        padding: 'valid',
        dilation: [2, 1],
        outputChannels: 6,
      },
      { layer: 'maxPool', kernel: [2, 2], stride: [2, 2] },
      { layer: 'globalAveragePool' },
      { layer: 'linear', outputFeatures: 10 },
    ]);
    expect(layers.map(({ output }) => Object.values(output))).toEqual([
      [2, 4, 6],
      [1, 2, 6],
      [1, 1, 6],
      [1, 1, 10],
    ]);
  });

  it('gives convolutions and linear layers the defaults it is handed, where they say nothing', () => {
    const { layers } = lowerSequence(
      INPUT,
      [
        { layer: 'conv2d', kernel: [1, 1] },
        { layer: 'conv2d', kernel: [1, 1], bias: false, activation: 'none' },
        { layer: 'linear', outputFeatures: 2 },
      ],
      { bias: true, activation: 'relu' },
    );
    expect(layers.map(({ layer }) => ('bias' in layer ? [layer.bias, layer.activation] : []))).toEqual([
      [true, 'relu'],
      [false, 'none'],
      [true, 'relu'],
    ]);
  });

  it.each<readonly [SequenceLayer[], string, string, string]>([
    [[], 'NO_LAYERS', 'layers', 'give at least one layer'],
    [[{ layer: 'conv2d' }], 'MISSING_OPTION', 'layers[0].kernel', 'give conv2d its kernel'],
    [
      [{ layer: 'conv2d', kernel: [1.5, 1] }],
      'BAD_VALUE',
      'layers[0].kernel',
      'use a whole number of at least 1',
    ],
    [
      [{ layer: 'batchNorm' }, { layer: 'conv2d', kernel: [3, 3], groups: 5 }],
      'GROUPS_DO_NOT_DIVIDE',
      'layers[1].groups',
      'use 4 or 6: 12 channels divide by them',
    ],
    [
      [{ layer: 'conv2d', kernel: [9, 9], padding: 'valid' }],
      'EMPTY_OUTPUT',
      'layers[0].kernel',
      'the input is 8x8x12: use a smaller kernel or dilation, or padding "same"',
    ],
    [
      [{ layer: 'conv2d', kernel: [3, 3], padding: -1 }],
      'BAD_VALUE',
      'layers[0].padding',
      'use a whole number of at least 0',
    ],
    [
      [{ layer: 'maxPool', kernel: [2, 2], padding: 2 }],
      'BAD_VALUE',
      'layers[0].padding',
      "keep a pool's padding below its 2x2 kernel",
    ],
    [[{ layer: 'add', from: ['input'] }], 'INPUT_COUNT', 'layers[0].from', 'add takes at least two inputs'],
    [[{ layer: 'batchNorm', from: [] }], 'INPUT_COUNT', 'layers[0].from', 'name what it reads'],
    [
      [
        { layer: 'conv2d', kernel: [1, 1], outputChannels: 3 },
        { layer: 'add', from: ['input', 'b'] },
      ],
      'UNKNOWN_ID',
      'layers[1].from',
      'layers before it are input',
    ],
    [
      [
        { layer: 'conv2d', kernel: [1, 1], outputChannels: 3, id: 'b' },
        { layer: 'add', from: ['input', 'b'] },
      ],
      'SHAPES_DIFFER',
      'layers[1].from',
      'add takes inputs of one shape',
    ],
    [
      [{ layer: 'scale', from: ['input', 'input'] }],
      'SHAPES_DIFFER',
      'layers[0].from',
      'the gate of 8x8x12 is 1x1x12',
    ],
    [
      [
        { layer: 'batchNorm', id: 'a' },
        { layer: 'batchNorm', id: 'a' },
      ],
      'DUPLICATE_ID',
      'layers[1].id',
      'give each id once',
    ],
  ])('refuses %j as %s', (layers, code, place, hint) => {
    expect(errorOf(layers)).toEqual({ code, place, hint });
  });
});
