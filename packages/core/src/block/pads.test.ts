import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convOutput } from './conv-output.js';
import { resolvePads } from './pads.js';

const window = (kernel: number, stride = 1, dilation = 1) => ({
  kernel: [kernel, kernel] as const,
  stride: [stride, stride] as const,
  dilation: [dilation, dilation] as const,
});
const extent = (size: number) => ({ height: size, width: size });
const allSides = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

describe('resolvePads', () => {
  it('takes numbers as they are: none, one for all sides, one for each', () => {
    expect(resolvePads('valid', extent(5), window(3))).toEqual(allSides(0, 0, 0, 0));
    expect(resolvePads(2, extent(5), window(3))).toEqual(allSides(2, 2, 2, 2));
    expect(resolvePads([1, 2, 3, 4], extent(5), window(3))).toEqual(allSides(1, 2, 3, 4));
  });

  it('puts the odd row and column of same below and to the right, as SAME_UPPER', () => {
    expect(resolvePads('same', extent(56), window(3))).toEqual(allSides(1, 1, 1, 1));
    expect(resolvePads('same', extent(56), window(3, 2))).toEqual(allSides(0, 0, 1, 1));
    expect(resolvePads('same', extent(55), window(3, 2))).toEqual(allSides(1, 1, 1, 1));
    expect(resolvePads('same', extent(8), window(4))).toEqual(allSides(1, 1, 2, 2));
    expect(resolvePads('same', extent(8), window(3, 1, 3))).toEqual(allSides(3, 3, 3, 3));
  });

  it('pads nothing where the stride is larger than the kernel', () => {
    expect(resolvePads('same', extent(8), window(1, 2))).toEqual(allSides(0, 0, 0, 0));
  });

  it('makes the output ceil(in / s) with same, for any window, with the least padding that does', () => {
    const sizes = fc.integer({ min: 1, max: 30 });
    const small = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(sizes, small, small, small, (size, kernel, stride, dilation) => {
        const shape = window(kernel, stride, dilation);
        const pads = resolvePads('same', extent(size), shape);
        expect(convOutput(extent(size), shape, pads).height).toBe(Math.ceil(size / stride));
        expect(pads.bottom - pads.top === 0 || pads.bottom - pads.top === 1).toBe(true);
        if (pads.bottom === 0) return;
        const less = { ...pads, bottom: pads.bottom - 1 };
        expect(convOutput(extent(size), shape, less).height).toBeLessThan(Math.ceil(size / stride));
      }),
    );
  });
});

describe('convOutput', () => {
  it('agrees with counting the places where the kernel fits', () => {
    const small = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), small, small, small, fc.nat(3), (size, k, s, d, pad) => {
        let places = 0;
        for (let start = -pad; start + d * (k - 1) <= size - 1 + pad; start += s) places++;
        const { height } = convOutput(
          extent(size),
          window(k, s, d),
          resolvePads(pad, extent(size), window(k, s, d)),
        );
        expect(Math.max(0, height)).toBe(places);
      }),
    );
  });
});
