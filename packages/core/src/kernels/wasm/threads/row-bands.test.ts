import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLayer } from '../../fixtures/arbitrary-layers.js';
import { conv, placeLayers } from '../../fixtures/place-layers.js';
import { rowBands } from './row-bands.js';

describe('the bands of a layer', () => {
  it('cover its rows of outputs once, in order, as evenly as they can', () => {
    fc.assert(
      fc.property(arbitraryLayer('conv2d'), fc.integer({ min: 1, max: 5 }), ({ layers }, threads) => {
        const bands = rowBands(layers, threads);
        const counts = bands.map(({ outputRows }) => outputRows.count);
        expect(bands.map(({ outputRows }) => outputRows.first)).toEqual(
          counts.map((_, band) => counts.slice(0, band).reduce((sum, count) => sum + count, 0)),
        );
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(layers[0]!.output.height);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('read what their windows see: rows of other bands in place of pads, and no more than there is', () => {
    const { layers } = placeLayers({ height: 9, width: 4, channels: 2 }, [{ layer: conv(2) }]);
    const bands = rowBands(layers, 2);
    expect(bands.map(({ inputRows }) => inputRows)).toEqual([
      [{ first: 0, count: 6 }],
      [{ first: 4, count: 5 }],
    ]);
    expect(bands.map((band) => band.layers[0]!.layer)).toMatchObject([
      { pads: { top: 1, bottom: 0, left: 1, right: 1 } },
      { pads: { top: 0, bottom: 1, left: 1, right: 1 } },
    ]);
  });

  it('are one for what sees its whole input, and where rows see nothing but pads', () => {
    const input = { height: 6, width: 5, channels: 4 };
    for (const layer of [
      { layer: 'globalAveragePool' } as const,
      conv(4, { kernel: [1, 1], pads: { top: 3, left: 0, bottom: 0, right: 0 } }),
    ]) {
      const { layers } = placeLayers(input, [{ layer }]);
      expect(rowBands(layers, 4)).toHaveLength(1);
    }
  });
});
