import { median, quantile } from '../stats/quantile.js';

/** So many candidates are timed again before a run is gone on with. */
export const ANCHORS = 12;
/** Fewer say too little. */
const LEAST_ANCHORS = 6;
const SAME_WITHIN = 0.03;
const SHIFTED_WITHIN = 0.05;
/** p90 ÷ p10 of a shift that is the same for all. */
const UNIFORM_WITHIN = 1.1;

/** Whether the machine still measures what it measured before: by the latencies of some candidates now ÷ then. */
export interface AnchorsVerdict {
  /**
   * `same`: within 3 %. `shifted`: within 5 %, and alike for all. `changed`: what is measured now cannot meet what is there. `unknown`: fewer
   * than six could be compared.
   */
  readonly state: 'same' | 'shifted' | 'changed' | 'unknown';
  readonly anchors: number;
  /** Of now ÷ then; 1 where there was none. */
  readonly ratio: number;
  readonly spread: number;
}

/** @param ratios latency now ÷ then, one a candidate, both at the clock of one baseline */
export function judgeAnchors(ratios: readonly number[]): AnchorsVerdict {
  const anchors = ratios.length;
  if (anchors < LEAST_ANCHORS) return { state: 'unknown', anchors, ratio: 1, spread: 1 };
  const ratio = median(ratios);
  const spread = quantile(ratios, 0.9) / quantile(ratios, 0.1);
  const shift = Math.abs(ratio - 1);
  const isShifted = shift <= SHIFTED_WITHIN && spread <= UNIFORM_WITHIN;
  const state = shift <= SAME_WITHIN ? 'same' : isShifted ? 'shifted' : 'changed';
  return { state, anchors, ratio, spread };
}
