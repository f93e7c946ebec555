import { describe, expect, it } from 'vitest';
import { bootstrapMedian } from './bootstrap-median.js';
import { scrambleSeed } from './scramble-seed.js';
import { xorshift32 } from './xorshift32.js';

const random = () => xorshift32(scrambleSeed(1));

describe('bootstrapMedian', () => {
  it('draws each median as often as the binomial law says', () => {
    const medians = bootstrapMedian([30, 10, 20], { random: random(), resamples: 27_000 });
    const share = (value: number) => medians.filter((drawn) => drawn === value).length / medians.length;
    // Two or three of three draws are the smallest: (3·2 + 1) / 27; the middle one has the rest.
    expect(share(10)).toBeCloseTo(7 / 27, 1);
    expect(share(20)).toBeCloseTo(13 / 27, 1);
    expect(share(30)).toBeCloseTo(7 / 27, 1);
  });

  it('takes the mean of the middle two of an even sample', () => {
    const medians = bootstrapMedian([1, 3], { random: random(), resamples: 200 });
    expect([...new Set(medians)].sort()).toEqual([1, 2, 3]);
  });

  it('repeats itself for one seed and has one value where there is one sample', () => {
    const draw = () => bootstrapMedian([4, 5, 6, 9], { random: random(), resamples: 50 });
    expect(draw()).toEqual(draw());
    expect(bootstrapMedian([4], { random: random(), resamples: 3 })).toEqual(new Float64Array([4, 4, 4]));
  });
});
