import type { ComparedCandidate, RatioEstimate } from './compared-candidates.js';
import { holmConfidence } from './holm-confidence.js';
import { isBeyond } from './ratio-verdict.js';

/** What is asked of a comparison: that nothing became slower, faster, or either, by more than a share of A's latency. */
export interface ChangeLimit {
  readonly change: 'slower' | 'faster' | 'changed';
  /** 0.05: takes more than 1.05 times as long, or less than 0.95 times. */
  readonly share: number;
}

export interface Crossings {
  readonly limit: ChangeLimit;
  /** Those beyond the limit, with their intervals at `confidence`, which lie beyond it whole. */
  readonly crossed: readonly (RatioEstimate & { readonly candidate: string })[];
  /** Candidates that are not beyond it for certain, and may be. */
  readonly possible: readonly string[];
  readonly confidence: number;
}

/**
 * Which candidates crossed a limit for certain: the whole interval lies beyond it, and the ratio beyond the noise of both runs. That is another
 * question than whether they changed at all, so Holm's correction is made anew; the chance that a limit is said to be crossed and no candidate crossed it is 5 %.
 */
export function crossings(compared: readonly ComparedCandidate[], limit: ChangeLimit): Crossings {
  const { share, change } = limit;
  const ways = change === 'changed' ? (['slower', 'faster'] as const) : [change];
  const isCrossed = ({ known, noise }: ComparedCandidate, confidence: number) =>
    ways.some((way) => isBeyond(way, known, { share, noise, confidence }));
  const confidence = holmConfidence(compared, isCrossed);
  const crossed = compared.filter((one) => isCrossed(one, confidence));
  const possible = compared.filter((one) => {
    if (isCrossed(one, confidence)) return false;
    const { low, high } = one.known.interval(confidence);
    return ways.some((way) => (way === 'slower' ? high > 1 + share : low < 1 - share));
  });
  return {
    limit,
    crossed: crossed.map(({ candidate, known }) => ({
      candidate,
      ratio: known.ratio,
      ...known.interval(confidence),
    })),
    possible: possible.map(({ candidate }) => candidate),
    confidence,
  };
}
