import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBlock } from '../block/lower-block.js';
import { conv, placeLayers } from '../kernels/fixtures/place-layers.js';
import { weightRotation } from './weight-rotation.js';

const MIB = 2 ** 20;
const slot = (channels: number) => ({
  input: { height: 14, width: 14, channels },
  outputChannels: channels,
  stride: 1,
});
const standard = (channels: number) => lowerBlock({ kind: 'standard', kernel: [3, 3] }, slot(channels), 1);

describe('weightRotation', () => {
  it('takes as many copies as no cache holds together', () => {
    // 64·64·3·3 weights of 4 bytes are 144 KiB.
    expect(weightRotation(standard(64), { bytes: 64 * MIB, isCapped: false })).toEqual({
      sets: Math.ceil((64 * 1024) / 144),
      fitsCache: false,
    });
    // 1024·1024·3·3 weights are 36 MiB.
    expect(weightRotation(standard(1024), { bytes: 64 * MIB, isCapped: false }).sets).toBe(2);
  });

  it('says where they may fit a cache all the same', () => {
    expect(weightRotation(standard(64), { bytes: 256 * MIB, isCapped: true }).fitsCache).toBe(true);
    // 4 · 9 weights and no more: what 2^17 copies of them fill is less than was asked for.
    const tiny = lowerBlock({ kind: 'depthwise', kernel: [3, 3] }, slot(4), 1);
    expect(weightRotation(tiny, { bytes: 256 * MIB, isCapped: false })).toEqual({
      sets: 2 ** 17,
      fitsCache: true,
    });
  });

  it('takes one where there are no weights', () => {
    const { input } = slot(8);
    const pool = placeLayers(input, [{ layer: { layer: 'globalAveragePool' } }]);
    expect(weightRotation(pool, { bytes: 256 * MIB, isCapped: true })).toEqual({ sets: 1, fitsCache: false });
  });

  it('rotates over enough, and over no copy more, for any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 512 }), fc.integer({ min: 1, max: 256 }), (width, mib) => {
        const lowered = placeLayers(slot(width).input, [{ layer: conv(width) }]);
        const { sets } = weightRotation(lowered, { bytes: mib * MIB, isCapped: false });
        const bytes = Math.ceil((width * width * 9 * 4) / 64) * 64;
        expect(sets * bytes).toBeGreaterThanOrEqual(mib * MIB);
        expect((sets - 1) * bytes).toBeLessThan(mib * MIB);
      }),
    );
  });
});
