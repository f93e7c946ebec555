import { describe, expect, it } from 'vitest';
import type { BlockSpec } from '../block/block-spec.js';
import { lowerBlock } from '../block/lower-block.js';
import type { Slot } from '../block/slot.js';
import { blockCost, layerCost } from './block-cost.js';

const SLOT: Slot = { input: { height: 56, width: 56, channels: 128 }, outputChannels: 128, stride: 1 };

const VECTORS: readonly (readonly [
  name: string,
  block: BlockSpec,
  fused: boolean,
  macs: number,
  elements: number,
  macsPerElement: string,
])[] = [
  ['standard', { kind: 'standard' }, false, 462_422_016, 950_272, '486.6'],
  ['grouped, g = 8', { kind: 'grouped', groups: 8 }, false, 57_802_752, 821_248, '70.4'],
  ['depthwise', { kind: 'depthwise' }, false, 3_612_672, 803_968, '4.49'],
  ['pointwise', { kind: 'pointwise' }, false, 51_380_224, 819_200, '62.7'],
  ['depthwise separable', { kind: 'depthwise-separable' }, false, 54_992_896, 1_623_168, '33.9'],
  ['depthwise separable, fused', { kind: 'depthwise-separable' }, true, 54_992_896, 820_352, '67.0'],
];

describe('the cost of blocks at 56x56, 128 to 128 channels, k = 3', () => {
  it.each(VECTORS)('is as published for %s', (_name, block, fused, macs, elements, macsPerElement) => {
    const cost = blockCost(lowerBlock(block, SLOT), { fused });
    expect(cost.macs).toBe(macs);
    expect(cost.memoryAccessElements).toBe(elements);
    expect((macs / elements).toFixed(macsPerElement.split('.')[1]!.length)).toBe(macsPerElement);
    expect(cost.bytesMoved).toBe(4 * elements);
    expect(cost.arithmeticIntensity).toBe((2 * macs) / (4 * elements));
  });

  it('is the same for a layer alone as for a block of that layer', () => {
    const lowered = lowerBlock({ kind: 'standard', bias: true }, SLOT);
    expect(layerCost(lowered.layers[0]!)).toEqual(blockCost(lowered));
  });

  it('scales bytes with the bytes of an element, and nothing else', () => {
    const lowered = lowerBlock({ kind: 'bottleneck' }, SLOT);
    const float32 = blockCost(lowered);
    const int8 = blockCost(lowered, { bytesPerElement: 1 });
    expect(int8).toEqual({
      ...float32,
      bytesMoved: float32.bytesMoved / 4,
      peakMemoryBytes: float32.peakMemoryBytes / 4,
      arithmeticIntensity: float32.arithmeticIntensity * 4,
    });
  });
});
