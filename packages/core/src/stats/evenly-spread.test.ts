import { describe, expect, it } from 'vitest';
import { evenlySpread } from './evenly-spread.js';

describe('evenlySpread', () => {
  it('takes the first, the last, and what lies evenly between', () => {
    const ten = Array.from({ length: 10 }, (_, index) => index);
    expect(evenlySpread(ten, 4)).toEqual([0, 3, 6, 9]);
    expect(evenlySpread(ten, 2)).toEqual([0, 9]);
  });

  it('takes all where there are no more', () => {
    expect(evenlySpread([1, 2, 3], 12)).toEqual([1, 2, 3]);
    expect(evenlySpread([], 12)).toEqual([]);
  });
});
