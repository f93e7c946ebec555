import { describe, expect, it } from 'vitest';
import { outOfRange } from './out-of-range.js';

const referenceOf = (...values: number[]) => ({
  channels: values.length,
  pixels: Int32Array.of(0),
  values: Float32Array.from(values),
});

describe('outOfRange', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('tells of %d', (value) => {
    expect(outOfRange(referenceOf(1, value, 2), 300)).toBe(
      "its values leave float32's range: the reference's output is not finite; use a shorter chain",
    );
  });

  it('tells of an output that is about to fade away, or has', () => {
    expect(outOfRange(referenceOf(1e-40, -1e-42), 1)).toBe(
      "its values leave float32's range: the reference's output is of at most 1e-40",
    );
    expect(outOfRange(referenceOf(0, 0), 2)).toContain('of at most 0e+0; use a shorter chain');
  });

  it('has nothing to say of other outputs, a block of zeros among them', () => {
    expect(outOfRange(referenceOf(1e-40, 1e-20), 300)).toBeNull();
    expect(outOfRange(referenceOf(1e-40, 1e30), 300)).toBeNull();
    expect(outOfRange(referenceOf(0, 0), 1)).toBeNull();
  });
});
