import { type BlockSpec, lowerBlock, makeCandidate, type Slot } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { kerasCode } from './keras-code.js';
import { outputNames } from './names.js';
import { pytorchCode } from './pytorch-code.js';
import { sweepFragment } from './sweep-fragment.js';

const slot = (change: Partial<Slot> = {}): Slot => ({
  input: { height: 56, width: 56, channels: 64 },
  outputChannels: 64,
  stride: 1,
  ...change,
});

/** One of each kind, and what needs words of its own: odd pads, dilation with stride, squeeze-excite, joins. */
const BLOCKS: readonly (readonly [name: string, block: BlockSpec, slot: Slot])[] = [
  ['standard', { kind: 'standard', activation: 'relu', bias: true }, slot()],
  ['standard, stride 2', { kind: 'standard' }, slot({ stride: 2, outputChannels: 128 })],
  ['standard, stride 2 and dilation 2', { kind: 'standard', dilation: [2, 2] }, slot({ stride: 2 })],
  ['pointwise', { kind: 'pointwise' }, slot()],
  ['grouped with shuffle', { kind: 'grouped', groups: 8, mix: 'shuffle' }, slot()],
  ['grouped with pointwise', { kind: 'grouped', groups: 8, mix: 'pointwise' }, slot()],
  ['depthwise, widening', { kind: 'depthwise' }, slot({ outputChannels: 128 })],
  [
    'depthwise separable, squeeze-excite',
    { kind: 'depthwise-separable', kernel: [5, 5], squeezeExcite: 4, activation: 'hard-swish' },
    slot(),
  ],
  ['bottleneck', { kind: 'bottleneck', groups: 4, activation: 'relu' }, slot()],
  [
    'shufflenet, stride 2',
    { kind: 'shufflenet', groups: 4, activation: 'relu' },
    slot({ stride: 2, outputChannels: 128 }),
  ],
  ['inverted residual', { kind: 'inverted-residual', expansion: 4, activation: 'relu6' }, slot()],
  ['spatially separable', { kind: 'spatially-separable', kernel: [1, 7] }, slot()],
  [
    'sequence',
    {
      kind: 'sequence',
      layers: [
        { layer: 'conv2d', kernel: [3, 3], padding: [0, 1, 2, 1], activation: 'sigmoid' },
        { layer: 'batchNorm', id: 'class' },
        { layer: 'maxPool', kernel: [3, 3], stride: [1, 1], padding: [0, 1, 2, 1], id: 'max' },
        { layer: 'averagePool', kernel: [3, 3], stride: [1, 1], padding: [0, 1, 2, 1], id: 'mean' },
        { layer: 'globalAveragePool', id: 'pool' },
        { layer: 'linear', outputFeatures: 64, id: 'gate' },
        { layer: 'scale', from: ['max', 'gate'], id: 'gated' },
        { layer: 'add', from: ['gated', 'mean', 'input'] },
      ],
    },
    slot(),
  ],
];

describe('a block as PyTorch code', () => {
  it.each(BLOCKS)('%s', (name, block, own) => {
    expect(pytorchCode(lowerBlock(block, own), block.kind, name)).toMatchSnapshot();
  });
});

describe('a block as Keras code', () => {
  it.each(BLOCKS)('%s', (name, block, own) => {
    expect(kerasCode(lowerBlock(block, own), name)).toMatchSnapshot();
  });
});

describe('names in code', () => {
  it('are words of Python that nothing else goes by', () => {
    const layers = ['for', 'a b', 'a-b', '2d', 'x', 'type'].map((id) => ({
      layer: 'batchNorm' as const,
      id,
    }));
    const lowered = lowerBlock({ kind: 'sequence', layers }, slot());
    const nameOf = outputNames(lowered);
    expect([-1, 0, 1, 2, 3, 4, 5].map(nameOf)).toEqual([
      'x',
      'for_2',
      'a_b',
      'a_b_2',
      '_2d',
      'x_2',
      'type_2',
    ]);
  });
});

describe('a candidate as sweep.json', () => {
  it('asks for it alone, with pairs in lists of their own', () => {
    const candidate = makeCandidate({
      slot: slot(),
      block: { kind: 'spatially-separable', kernel: [1, 7] },
      engine: 'wasm',
      options: { algorithm: 'direct', chain: 2 },
    });
    expect(sweepFragment(candidate, 'cold-weights')).toMatchSnapshot();
  });
});
