import { sortedNumbers } from './sorted-numbers.js';

export interface OrderStatisticInterval {
  readonly low: number;
  readonly high: number;
  /** What the interval truly covers: at least the confidence asked for. */
  readonly coverage: number;
}

/**
 * The exact, distribution-free interval of a median: from the k-th smallest to the k-th largest sample, with the largest k whose
 * coverage `1 − 2·P(B ≤ k − 1)`, B ~ binomial(n, ½), reaches `confidence`. David and Nagaraja, Order Statistics (2003) §7.1.
 * Null where even the whole range covers too little: n < 6 at 95 %, n < 8 at 99 %.
 * @throws {RangeError} with a confidence that is not between 0 and 1.
 */
export function orderStatisticInterval(
  samples: readonly number[],
  confidence: number,
): OrderStatisticInterval | null {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence is between 0 and 1, not ${confidence}`);
  }
  if (samples.length === 0) return null;
  const sorted = sortedNumbers(samples);
  const rank = largestRank(sorted.length, confidence);
  if (rank === null) return null;
  return {
    low: sorted[rank.k - 1]!,
    high: sorted[sorted.length - rank.k]!,
    coverage: rank.coverage,
  };
}

/** Adds up `C(n, i)` with a power of two kept apart, so that 2^−n does not vanish for large n. */
function largestRank(n: number, confidence: number): { k: number; coverage: number } | null {
  let combinations = 1;
  let sum = 1;
  let exponent = -n;
  let best: { k: number; coverage: number } | null = null;
  for (let k = 1; 2 * k <= n; k++) {
    const coverage = 1 - 2 * sum * 2 ** exponent;
    if (coverage < confidence) break;
    best = { k, coverage };
    combinations *= (n - k + 1) / k;
    sum += combinations;
    if (sum > 2 ** 500) {
      combinations *= 2 ** -500;
      sum *= 2 ** -500;
      exponent += 500;
    }
  }
  return best;
}
