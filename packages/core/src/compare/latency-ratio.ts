import { studentT } from '../stats/student-t.js';
import type { LogLatency } from './log-latency.js';

export interface RatioInterval {
  readonly low: number;
  readonly high: number;
}

/** A latency in run B ÷ the same in run A, and how far it is known. */
export interface LatencyRatio {
  readonly ratio: number;
  /** Holds the ratio, and the true one with this confidence. */
  interval(confidence: number): RatioInterval;
}

/** One latency, as told (the median over visits, in nanoseconds), and what is known of its logarithm. */
export interface KnownLatency {
  readonly latencyNs: number;
  readonly log: LogLatency;
}

/**
 * `ratio = latency_B / latency_A`, of the medians over visits, with Student's interval of the difference of log latencies,
 *
 *     exp(μ_B − μ_A ± (t·√(s_A² + s_B²) + slack_A + slack_B)),  t of min(ν_A, ν_B) degrees of freedom,
 *
 * s a standard error. Of logarithms, so that twice as long and half as long are as far from 1. The exact intervals of the two medians divided by each
 * other would need some 14 visits a side at the confidence that 200 comparisons at once take; a race judges by Student's interval for
 * the same reason. With the degrees of freedom of Welch (1947) the interval of two clock speeds, drawn visit by visit, errs twice as often as
 * it says at such a confidence (simulated); with the smaller of the two sides' it errs less often than it says. Where noise is skewed the
 * middle of the interval and the ratio of medians are apart, so the interval is made to hold the ratio.
 */
export function latencyRatio(a: KnownLatency, b: KnownLatency): LatencyRatio {
  const ratio = b.latencyNs / a.latencyNs;
  const difference = b.log.mean - a.log.mean;
  const standardError = Math.hypot(a.log.standardError, b.log.standardError);
  const freedom = Math.min(a.log.freedom, b.log.freedom);
  return {
    ratio,
    interval(confidence) {
      const reach = studentT((1 - confidence) / 2, freedom) * standardError + a.log.slack + b.log.slack;
      return {
        low: Math.min(ratio, Math.exp(difference - reach)),
        high: Math.max(ratio, Math.exp(difference + reach)),
      };
    },
  };
}
