import { describe, expect, it } from 'vitest';
import { lowerBlock } from '../block/lower-block.js';
import type { Slot } from '../block/slot.js';
import { roofline } from './roofline.js';

const SLOT: Slot = { input: { height: 56, width: 56, channels: 128 }, outputChannels: 128, stride: 1 };

describe('roofline', () => {
  it('is the time of the MACs where those take longer, of the bytes where these do', () => {
    const lowered = lowerBlock({ kind: 'standard' }, SLOT);
    const computeBound = roofline(lowered, { peakMacsPerSecond: 1e9, bandwidthBytesPerSecond: 1e12 });
    expect(computeBound.latencyNs).toBeCloseTo(462_422_016, 3);
    expect(computeBound.steps[0]?.boundBy).toBe('compute');
    const memoryBound = roofline(lowered, { peakMacsPerSecond: 1e15, bandwidthBytesPerSecond: 1e9 });
    expect(memoryBound.latencyNs).toBeCloseTo(4 * 950_272, 3);
    expect(memoryBound.steps[0]?.boundBy).toBe('memory');
  });

  it('is the sum of its layers maxima: more than the maximum of the sums where layers differ in their bound', () => {
    const lowered = lowerBlock({ kind: 'depthwise-separable' }, SLOT);
    const peaks = { peakMacsPerSecond: 10e9, bandwidthBytesPerSecond: 2e9 };
    const { latencyNs, steps } = roofline(lowered, peaks);
    expect(steps.map(({ roles, boundBy }) => [roles, boundBy])).toEqual([
      [['depthwise'], 'memory'],
      [['pointwise'], 'compute'],
    ]);
    expect(latencyNs).toBeCloseTo((4 * 803_968) / 2 + 51_380_224 / 10, 3);
  });

  it('takes a fused pair as one step', () => {
    const lowered = lowerBlock({ kind: 'depthwise-separable' }, SLOT);
    const peaks = { peakMacsPerSecond: 1e15, bandwidthBytesPerSecond: 1e9 };
    const { latencyNs, steps } = roofline(lowered, peaks, { fused: true });
    expect(steps).toHaveLength(1);
    expect(latencyNs).toBeCloseTo(4 * 820_352, 3);
  });
});
