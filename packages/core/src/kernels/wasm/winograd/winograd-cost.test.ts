import { describe, expect, it } from 'vitest';
import type { Conv2d } from '../../../block/layer.js';
import { conv, placeLayers } from '../../fixtures/place-layers.js';
import type { PlacedAs } from '../../placed-as.js';
import { winogradGain } from './winograd-cost.js';
import { F2X3, F4X3 } from './winograd-transform.js';

function layer(side: number, channels: number, groups = 1): PlacedAs<Conv2d> {
  const step = conv(channels, { groups });
  const lowered = placeLayers({ height: side, width: side, channels }, [{ layer: step }]);
  return { ...lowered.layers[0]!, layer: step };
}

describe('the counted gain of Winograd', () => {
  it('comes near the share of products it saves where maps and channels are large', () => {
    expect(winogradGain(layer(56, 512), F2X3)).toBeCloseTo(9 / 4, 1);
    expect(winogradGain(layer(56, 512), F4X3)).toBeGreaterThan(3.5);
    expect(winogradGain(layer(56, 512), F4X3)).toBeLessThan(4);
  });

  it('is a loss for a map smaller than a tile', () => {
    expect(winogradGain(layer(2, 256), F4X3)).toBeLessThan(1);
    expect(winogradGain(layer(1, 256), F2X3)).toBeLessThan(1);
  });

  it('prefers smaller tiles on maps that larger ones do not divide', () => {
    const map = layer(6, 256);
    expect(winogradGain(map, F2X3)).toBeGreaterThan(winogradGain(map, F4X3));
  });

  it('shrinks with the width of the groups, as transforms stay', () => {
    const gains = [1, 2, 4, 8, 16].map((groups) => winogradGain(layer(28, 128, groups), F4X3));
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
  });
});
