import { describe, expect, it } from 'vitest';
import { labelOutliers, tukeyFences } from './tukey-fences.js';

describe('Tukey fences', () => {
  it('stand 1.5 and 3 interquartile ranges from the quartiles', () => {
    // Quartiles of 1 … 9 are 3 and 7.
    expect(tukeyFences([9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({
      lowSevere: -9,
      lowMild: -3,
      highMild: 13,
      highSevere: 19,
    });
  });

  it('label each sample in its place and drop none', () => {
    const samples = [5, 5.1, 4.9, 5, 5.2, 4.8, 5, 5.7, 9, 4.2, 1];
    expect(labelOutliers(samples)).toEqual([
      ...['none', 'none', 'none', 'none', 'none', 'none', 'none'],
      ...['high-mild', 'high-severe', 'low-mild', 'low-severe'],
    ]);
  });

  it('call nothing an outlier where all samples are alike, or there are none', () => {
    expect(labelOutliers([3, 3, 3])).toEqual(['none', 'none', 'none']);
    expect(labelOutliers([])).toEqual([]);
  });
});
