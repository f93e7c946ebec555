import { quantileOfSorted } from './quantile.js';
import { sortedNumbers } from './sorted-numbers.js';

/** Beyond the inner fences a sample is a mild outlier, beyond the outer ones a severe one. */
export interface TukeyFences {
  readonly lowSevere: number;
  readonly lowMild: number;
  readonly highMild: number;
  readonly highSevere: number;
}

export type OutlierLabel = 'low-severe' | 'low-mild' | 'none' | 'high-mild' | 'high-severe';

/** `Q1 − 1.5·IQR`, `Q3 + 1.5·IQR`, and the same with 3·IQR. Tukey, Exploratory Data Analysis (1977). */
export function tukeyFences(samples: readonly number[]): TukeyFences {
  const sorted = sortedNumbers(samples);
  const lowerQuartile = quantileOfSorted(sorted, 0.25);
  const upperQuartile = quantileOfSorted(sorted, 0.75);
  const range = upperQuartile - lowerQuartile;
  return {
    lowSevere: lowerQuartile - 3 * range,
    lowMild: lowerQuartile - 1.5 * range,
    highMild: upperQuartile + 1.5 * range,
    highSevere: upperQuartile + 3 * range,
  };
}

/** One label a sample, in the order of the samples. Outliers are named, never dropped. */
export function labelOutliers(samples: readonly number[]): OutlierLabel[] {
  if (samples.length === 0) return [];
  const fences = tukeyFences(samples);
  return samples.map((sample) => {
    if (sample < fences.lowSevere) return 'low-severe';
    if (sample < fences.lowMild) return 'low-mild';
    if (sample > fences.highSevere) return 'high-severe';
    return sample > fences.highMild ? 'high-mild' : 'none';
  });
}
