import { orderStatisticInterval } from '../stats/order-statistic-interval.js';
import { median } from '../stats/quantile.js';

/** Half the width of the median's exact interval, as a share of the median; infinite where there are too few samples for one. */
export function relativeHalfWidth(samples: readonly number[], confidence: number): number {
  const interval = orderStatisticInterval(samples, confidence);
  return interval === null ? Number.POSITIVE_INFINITY : (interval.high - interval.low) / 2 / median(samples);
}
