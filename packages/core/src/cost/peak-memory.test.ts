import { describe, expect, it } from 'vitest';
import { lowerBlock } from '../block/lower-block.js';
import { lowerSequence } from '../block/lower-sequence.js';
import type { Slot } from '../block/slot.js';
import { blockCost } from './block-cost.js';

const SLOT: Slot = { input: { height: 10, width: 10, channels: 16 }, outputChannels: 16, stride: 1 };
const peakElements = (block: Parameters<typeof lowerBlock>[0], fused = false, chain = 1) =>
  blockCost(lowerBlock(block, SLOT, chain), { bytesPerElement: 1, fused }).peakMemoryBytes;

describe('peak memory', () => {
  it('is input, output and weights for a single layer', () => {
    expect(peakElements({ kind: 'standard' })).toBe(1600 + 1600 + 9 * 16 * 16);
  });

  it('is the largest layer of a block, not their sum', () => {
    expect(peakElements({ kind: 'depthwise-separable' })).toBe(1600 + 1600 + 256);
  });

  it('does not grow with the length of a chain', () => {
    expect(peakElements({ kind: 'standard' }, false, 5)).toBe(peakElements({ kind: 'standard' }));
  });

  it('keeps the input live across the block that adds it at the end', () => {
    const width = 4 * 16;
    const residual = peakElements({ kind: 'inverted-residual', expansion: 4 });
    expect(residual).toBe(1600 + 2 * 100 * width + 9 * width);
    const sequence = lowerSequence(SLOT.input, [
      { layer: 'conv2d', kernel: [1, 1], outputChannels: width },
      { layer: 'conv2d', kernel: [3, 3], groups: width },
      { layer: 'conv2d', kernel: [1, 1], outputChannels: 16 },
    ]);
    expect(blockCost(sequence, { bytesPerElement: 1 }).peakMemoryBytes).toBe(2 * 100 * width + 9 * width);
  });

  it('holds no intermediate where depthwise and pointwise are fused', () => {
    const input = { height: 10, width: 10, channels: 64 };
    const lowered = lowerSequence(input, [
      { layer: 'conv2d', kernel: [3, 3], groups: 64 },
      { layer: 'conv2d', kernel: [1, 1], outputChannels: 4 },
    ]);
    expect(blockCost(lowered, { bytesPerElement: 1 }).peakMemoryBytes).toBe(6400 + 6400 + 576);
    const fused = blockCost(lowered, { bytesPerElement: 1, fused: true });
    expect(fused.peakMemoryBytes).toBe(6400 + 400 + 576 + 256);
  });

  it('does not fuse where something else reads the intermediate, or stands between', () => {
    const shared = lowerSequence(SLOT.input, [
      { layer: 'conv2d', kernel: [3, 3], groups: 16, id: 'depthwise' },
      { layer: 'conv2d', kernel: [1, 1], id: 'pointwise' },
      { layer: 'add', from: ['depthwise', 'pointwise'] },
    ]);
    expect(blockCost(shared, { fused: true })).toEqual(blockCost(shared));
    const excited = lowerBlock({ kind: 'depthwise-separable', squeezeExcite: 4 }, SLOT);
    expect(blockCost(excited, { fused: true })).toEqual(blockCost(excited));
  });
});
