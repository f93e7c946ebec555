import { LATENCY_EPSILON } from './epsilon-coverage.js';
import type { LatencyRatio, RatioInterval } from './latency-ratio.js';

/**
 * `slower`, `faster`: the interval lies beyond 1 and the ratio beyond the noise of both runs. `same`: the interval lies within 3 %, the ε of
 * the race, either way. `undecided`: the interval is too wide to say. Holm's correction is one for changes; `same` holds for each candidate by itself, with
 * the confidence of its interval.
 */
export type RatioVerdict = 'slower' | 'faster' | 'same' | 'undecided';

/**
 * Whether a ratio is more than `1 + share` (slower), or less than `1 − share` (faster), by its interval at this confidence; and beyond
 * `noise`, the share that two measurements of one block may differ by, either way in logarithms.
 */
export function isBeyond(
  direction: 'slower' | 'faster',
  { ratio, interval }: LatencyRatio,
  {
    share,
    noise,
    confidence,
  }: { readonly share: number; readonly noise: number; readonly confidence: number },
): boolean {
  // The ratio first: most are within noise, and an interval takes time to find.
  if (direction === 'slower')
    return ratio > Math.max(1 + noise, 1 + share) && interval(confidence).low > 1 + share;
  return ratio < Math.min(1 / (1 + noise), 1 - share) && interval(confidence).high < 1 - share;
}

/** The verdict of a ratio by the interval that its family is read at. */
export function ratioVerdict(ratio: LatencyRatio, noise: number, confidence: number): RatioVerdict {
  const rule = { share: 0, noise, confidence };
  if (isBeyond('slower', ratio, rule)) return 'slower';
  if (isBeyond('faster', ratio, rule)) return 'faster';
  return isSame(ratio.interval(confidence)) ? 'same' : 'undecided';
}

function isSame({ low, high }: RatioInterval): boolean {
  return low >= 1 / (1 + LATENCY_EPSILON) && high <= 1 + LATENCY_EPSILON;
}
