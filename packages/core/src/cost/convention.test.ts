import { describe, expect, it } from 'vitest';
import { lowerSequence } from '../block/lower-sequence.js';
import { CONVENTION_NAMES, countByConvention } from './convention.js';

const INPUT = { height: 6, width: 6, channels: 4 };

describe('countByConvention', () => {
  const count = (layers: Parameters<typeof lowerSequence>[1]) => {
    const lowered = lowerSequence(INPUT, layers);
    return CONVENTION_NAMES.map((name) => countByConvention(lowered, name));
  };

  it('counts the bias of a convolution in the oldest counter only', () => {
    expect(count([{ layer: 'conv2d', kernel: [1, 1], bias: true }])).toEqual([576, 576, 576, 576 + 144]);
  });

  it('counts a norm 0, 2, 4 and 2 an element', () => {
    expect(count([{ layer: 'batchNorm' }])).toEqual([0, 288, 576, 288]);
  });

  it('counts pools as each counter does', () => {
    expect(count([{ layer: 'globalAveragePool' }])).toEqual([0, 144, 37 * 4, 37 * 4]);
    expect(count([{ layer: 'averagePool', kernel: [2, 2], stride: [2, 2] }])).toEqual([0, 0, 36, 36]);
    expect(count([{ layer: 'maxPool', kernel: [2, 2], stride: [2, 2] }])).toEqual([0, 0, 0, 0]);
  });

  it('counts a linear layer without its bias in all of them', () => {
    expect(count([{ layer: 'linear', outputFeatures: 10, bias: true }])).toEqual([1440, 1440, 1440, 1440]);
  });
});
