import { describe, expect, it } from 'vitest';
import { UnsupportedWorkError, WorkTooLargeError } from '../../engine/engine.js';
import { placeLayers } from '../fixtures/place-layers.js';
import { layerShaderOf } from './layer-shader-of.js';
import { refuseBeyondLimits } from './refuse-beyond-limits.js';

/** What every adapter has. */
const LIMITS = {
  maxBufferSize: 2 ** 28,
  maxStorageBufferBindingSize: 2 ** 27,
  maxComputeWorkgroupsPerDimension: 65_535,
  maxStorageBuffersPerShaderStage: 8,
};

describe('what a GPU does not take', () => {
  const map = { height: 8, width: 8, channels: 4 };
  const joining = (inputs: number) =>
    placeLayers(map, [{ layer: { layer: 'concat' }, inputs: new Array(inputs).fill(-1) }]);
  const refuse =
    (inputs: number, bytes: number, limits = LIMITS) =>
    () => {
      const lowered = joining(inputs);
      refuseBeyondLimits(lowered, lowered.layers.map(layerShaderOf), [bytes], limits);
    };

  it('is no layer of six inputs, and no buffer of 128 MiB', () => {
    expect(refuse(6, 2 ** 27)).not.toThrow();
  });

  it('is a layer with more inputs than it reads at once', () => {
    expect(refuse(7, 4)).toThrow(UnsupportedWorkError);
    expect(refuse(7, 4)).toThrow('concat-0 has 7 inputs, and this GPU reads 6 at once');
  });

  it('is a tensor larger than one of its buffers: too large, as where memory runs out', () => {
    expect(refuse(2, 2 ** 27 + 4)).toThrow(WorkTooLargeError);
    expect(refuse(2, 2 ** 27 + 4)).toThrow('takes 129 MiB, and a buffer of this GPU holds 128 MiB');
  });

  it('is a grid with more workgroups in a row than it starts', () => {
    const small = { ...LIMITS, maxComputeWorkgroupsPerDimension: 1 };
    expect(refuse(4, 4, small)).toThrow('concat-0 takes 4 workgroups in a row, and this GPU starts 1');
  });
});
