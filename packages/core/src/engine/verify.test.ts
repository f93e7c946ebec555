import { describe, expect, it } from 'vitest';
import type { ReferenceOutput } from './reference-output.js';
import { outputError } from './verify.js';

const reference: ReferenceOutput = {
  channels: 2,
  pixels: Int32Array.of(0, 2),
  values: Float32Array.of(1, -4, 2, 0.5),
};

describe('outputError', () => {
  it('is 0 for the reference itself, whatever the pixels not compared hold', () => {
    expect(outputError(Float32Array.of(1, -4, Number.NaN, 99, 2, 0.5), reference)).toBe(0);
  });

  it('is the largest difference over the largest reference magnitude', () => {
    expect(outputError(Float32Array.of(1, -4, 0, 0, 2.5, 0.5), reference)).toBe(0.5 / 4);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is infinite for %d', (value) => {
    expect(outputError(Float32Array.of(1, -4, 0, 0, value, 0.5), reference)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is infinite where the reference itself is not a number', () => {
    const broken = { ...reference, values: Float32Array.of(1, Number.NaN, 2, 0.5) };
    expect(outputError(Float32Array.of(1, -4, 0, 0, 2, 0.5), broken)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is infinite where the reference is, though the output is not', () => {
    const endless = { ...reference, values: Float32Array.of(1, Number.POSITIVE_INFINITY, 2, 0.5) };
    expect(outputError(Float32Array.of(1, -4, 0, 0, 2, 0.5), endless)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is infinite for anything but zeros where the reference is all zeros, and 0 for zeros', () => {
    const zeros = { ...reference, values: new Float32Array(4) };
    expect(outputError(new Float32Array(6), zeros)).toBe(0);
    expect(outputError(Float32Array.of(0, 0, 0, 0, 1e-30, 0), zeros)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is infinite for an output that is too short', () => {
    expect(outputError(Float32Array.of(1, -4), reference)).toBe(Number.POSITIVE_INFINITY);
  });
});
