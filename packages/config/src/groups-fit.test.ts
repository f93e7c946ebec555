import type { BlockAxes, Space } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { hopelessGroupsIn } from './groups-fit.js';

const slots = (inputChannels: number[], outputChannels: number[] | 'same' = 'same'): Space['slots'] => ({
  input: [[28, 28]],
  inputChannels,
  outputChannels,
  stride: [1],
});

function hopeless(block: BlockAxes, where: Space['slots']) {
  return hopelessGroupsIn(where)(block).map(({ groups }) => groups);
}

describe('hopelessGroupsIn', () => {
  it('finds none where a group count fits one slot of many', () => {
    expect(hopeless({ kind: 'grouped', groups: [2, 3, 8] }, slots([32, 48]))).toEqual([]);
  });

  it('finds those that fit no slot', () => {
    expect(hopeless({ kind: 'grouped', groups: [2, 3, 5] }, slots([32, 64]))).toEqual([3, 5]);
  });

  it('asks for a divisor of both widths, unless a 1×1 convolution follows', () => {
    const between = slots([32], [48]);
    expect(hopeless({ kind: 'grouped', groups: [32] }, between)).toEqual([32]);
    expect(hopeless({ kind: 'grouped', groups: [8] }, between)).toEqual([]);
    expect(hopeless({ kind: 'grouped', groups: [3], mix: ['pointwise'] }, between)).toEqual([3]);
    expect(hopeless({ kind: 'grouped', groups: [16], mix: ['pointwise'] }, slots([32], [36]))).toEqual([]);
  });

  it('leaves groups that amount to another block to the space, which counts them', () => {
    expect(hopeless({ kind: 'grouped', groups: [1, 32] }, slots([32]))).toEqual([]);
  });

  it('looks at the middle width where that is what groups divide', () => {
    expect(hopeless({ kind: 'bottleneck', groups: [5] }, slots([64]))).toEqual([]);
    expect(hopeless({ kind: 'bottleneck', groups: [5, 3], middleChannels: [12] }, slots([64]))).toEqual([5]);
  });

  it('blames no groups where the slot is what does not fit', () => {
    expect(hopeless({ kind: 'shufflenet', groups: [7] }, slots([32], [64]))).toEqual([]);
    expect(hopeless({ kind: 'shufflenet', groups: [7] }, slots([32]))).toEqual([7]);
  });
});
